package dev.firebreak.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the record is kept.
 *
 * @param enabled whether this process gives entries their places and signs checkpoints; off, the stage only fills
 * @param installation tells this Firebreak's record from any other's: its checkpoints begin with "firebreak/" and this name
 * @param pause how long to wait when there is nothing to sequence
 * @param batch how many transactions are moved into the tree at once
 * @param checkpoint how often a checkpoint is signed while entries come in
 * @param atOnce kinds of entries that a checkpoint follows at once
 * @param earlierKeys verifier keys that this record was signed with before the present one, in their order
 * @param startAnewAt only after the signer's own file was lost: the size of the database's newest checkpoint, which a person
 *     has compared with an auditor's copy; of no effect once a later one is signed
 * @param exportWait how long an export waits for a checkpoint that covers what was recorded before it
 * @param lagAlarm how long an entry may wait for its place before a person is told
 */
@Validated
@ConfigurationProperties("firebreak.record")
record RecordProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("local") @Pattern(regexp = "[A-Za-z0-9._-]+")
        String installation,

        @DefaultValue("1s") Duration pause,
        @DefaultValue("1000") @Min(1) @Max(100_000) int batch,
        @DefaultValue("10s") Duration checkpoint,

        @DefaultValue({
            "ContainmentApproved",
            "ContainmentDeclined",
            "ContainmentMadePermanent",
            "EffectApplied",
            "CaseClosed",
            "CaseDismissed",
            "CaseExported",
            "RecordExported"
        })
        Set<String> atOnce,

        @DefaultValue({}) List<String> earlierKeys,
        @Nullable Long startAnewAt,

        @DefaultValue("3s") Duration exportWait,
        @DefaultValue("30s") Duration lagAlarm) {

    /** The first line of each checkpoint, and the name of the keys that sign them. */
    String origin() {
        return "firebreak/" + installation;
    }
}
