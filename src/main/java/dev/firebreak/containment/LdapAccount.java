package dev.firebreak.containment;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;

/** An account as the directory has it now. */
record LdapAccount(SearchResultEntry entry, LdapSettings settings) {

    private static final String NOTE = "Disabled by Firebreak for case ";

    String dn() {
        return entry.getDN();
    }

    /** Whether it is already as the call wants it. */
    boolean isAsWanted(HookCall call) {
        return settings.mode().isLocked(entry) != call.releases();
    }

    /** Whether a release may enable it; always so where no notes are kept. */
    boolean wasDisabledByUs() {
        String noted = settings.noteAttribute().isEmpty() ? NOTE : entry.getAttributeValue(settings.noteAttribute());
        return noted != null && noted.startsWith(NOTE);
    }

    /** What makes it as the call wants it, in one step. */
    List<Modification> changes(HookCall call) {
        List<Modification> changes = new ArrayList<>(settings.mode().change(entry, !call.releases()));
        if (!settings.noteAttribute().isEmpty()) {
            changes.add(
                    call.releases()
                            ? new Modification(ModificationType.DELETE, settings.noteAttribute())
                            : new Modification(
                                    ModificationType.REPLACE, settings.noteAttribute(), NOTE + call.caseKey()));
        }
        return changes;
    }
}
