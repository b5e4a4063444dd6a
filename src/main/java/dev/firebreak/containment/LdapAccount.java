package dev.firebreak.containment;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the directory has it now. */
record LdapAccount(SearchResultEntry entry, LdapSettings settings) {

    String dn() {
        return entry.getDN();
    }

    /** Whether it is already as the call wants it. */
    boolean isAsWanted(HookCall call) {
        return settings.mode().isLocked(entry) != call.releases();
    }

    /** Whether a release of this case may enable it; always so where no notes are kept. */
    boolean wasDisabledFor(String caseKey) {
        return settings.noteAttribute().isEmpty() || note(caseKey).equals(noted());
    }

    private @Nullable String noted() {
        return entry.getAttributeValue(settings.noteAttribute());
    }

    private static String note(String caseKey) {
        return "Disabled by Firebreak for case " + caseKey;
    }

    /** What makes it as the call wants it, in one step. */
    List<Modification> changes(HookCall call) {
        List<Modification> changes = new ArrayList<>(settings.mode().change(entry, !call.releases()));
        if (!settings.noteAttribute().isEmpty()) {
            changes.add(
                    call.releases()
                            ? new Modification(ModificationType.DELETE, settings.noteAttribute())
                            : new Modification(
                                    ModificationType.REPLACE, settings.noteAttribute(), note(call.caseKey())));
        }
        return changes;
    }
}
