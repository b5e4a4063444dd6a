package dev.firebreak.containment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which hook carries out which action. Addresses come from here only, never from a case.
 *
 * @param allowNetworks networks in which hooks may be although they are private, loopback, link-local or otherwise special, such
 *     as {@code 10.3.0.0/16}; a metadata address of a cloud only where it stands here alone
 * @param hooks by name: the systems that carry actions out
 * @param bindings action of the catalogue → name of a hook; an action without one is left to people
 * @param automatic actions of the catalogue that may be carried out without anybody's approval where the plan's table asks
 *     for none; none unless set
 * @param approvalValidFor how long an approval counts; an action that is not under way by then is asked for again
 * @param neverContain what is never contained unless two people override it: domain controllers, the SIEM
 */
@Validated
@ConfigurationProperties("firebreak.containment")
record ContainmentProperties(
        @DefaultValue List<String> allowNetworks,
        @DefaultValue @Valid Map<String, HookSettings> hooks,
        @DefaultValue Map<String, String> bindings,
        @DefaultValue Set<String> automatic,
        @DefaultValue("4h") Duration approvalValidFor,
        @DefaultValue @Valid List<ProtectedTarget> neverContain) {

    @AssertTrue(message = "names an action that the catalogue does not have")
    boolean isAutomaticKnown() {
        return automatic.stream().allMatch(action -> ContainmentKind.of(action).isPresent());
    }

    @AssertTrue(message = "must be longer than nothing")
    boolean isApprovalValidForInRange() {
        return approvalValidFor.toSeconds() > 0;
    }

    @AssertTrue(message = "must be networks such as 10.3.0.0/16 or fd12::/48, and none that means every address")
    boolean isAllowNetworksReadable() {
        try {
            return AllowedNetworks.of(allowNetworks) != null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    @AssertTrue(
            message = "names an action that the catalogue does not have, or a hook that is not configured under hooks")
    boolean isBindingsComplete() {
        return bindings.keySet().stream()
                        .allMatch(action -> ContainmentKind.of(action).isPresent())
                && hooks.keySet().containsAll(bindings.values());
    }

    /** Whether the hook that an action is bound to knows machines by their address only. */
    boolean needsAddress(ContainmentKind kind) {
        return kind.parameters().contains(ContainmentParameter.ADDRESS)
                && Optional.ofNullable(bindings.get(kind.word()))
                        .map(hooks::get)
                        .filter(HookSettings::isPacketFilter)
                        .isPresent();
    }

    @AssertTrue(message = "binds an action to a hook of a type that cannot carry it out")
    boolean isBindingsPossible() {
        return bindings.entrySet().stream()
                .allMatch(binding -> Optional.ofNullable(hooks.get(binding.getValue()))
                        .map(hook -> hook.type().carriesOut(binding.getKey()))
                        .orElse(true));
    }
}
