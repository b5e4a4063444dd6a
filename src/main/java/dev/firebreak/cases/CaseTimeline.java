package dev.firebreak.cases;

import dev.firebreak.audit.RecordEntry;
import dev.firebreak.audit.RecordFilter;
import dev.firebreak.audit.RecordSearch;
import dev.firebreak.web.RecordRow;
import dev.firebreak.web.RecordRows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The record of a case as its page shows it, newest first. */
@Component
class CaseTimeline {

    static final int PAGE = 60;

    /** Shows everything. */
    static final String ALL = "all";

    /** How the engine got along; people read what they and Firebreak did. */
    private static final Set<String> ENGINE_DETAIL = Set.of(
            "FlowTaken",
            "ActivityStarted",
            "ActivityEnded",
            "ActivityCancelled",
            "VariableSet",
            "VariableRemoved",
            "ProcessStarted",
            "ProcessEnded",
            "TaskCreated",
            "TaskChanged",
            "TaskDeleted",
            "OperationDone",
            "DecisionEvaluated",
            "EffectIntended",
            "EffectApplied");

    private final RecordSearch search;
    private final RecordRows rows;

    CaseTimeline(RecordSearch search, RecordRows rows) {
        this.search = search;
        this.rows = rows;
    }

    /**
     * At most one more than {@link #PAGE}.
     *
     * @param show "" for what matters, {@link #ALL}, or one kind
     */
    List<RecordRow> of(CaseKey key, String show, long before) {
        boolean one = !show.isEmpty() && !show.equals(ALL);
        RecordFilter filter = RecordFilter.ofCase(
                key.text(), one ? show.replace("\0", "") : null, show.isEmpty() ? ENGINE_DETAIL : Set.of());
        return search.find(filter, before, PAGE + 1).stream().map(rows::of).toList();
    }

    /** Why the severity is what it is, as the record has it. */
    Optional<RecordEntry> classified(CaseKey key) {
        return search.find(RecordFilter.ofCase(key.text(), "CaseClassified", Set.of()), Long.MAX_VALUE, 1).stream()
                .findFirst();
    }
}
