package dev.firebreak.evidence;

import dev.firebreak.audit.Erasure;
import dev.firebreak.audit.ErasureRefused;
import dev.firebreak.audit.Erasures;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseReader;
import dev.firebreak.cases.CaseVisibility;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erasure of what entries of the record say of people, where no legal hold of their case stands against it. */
@Component
class ErasureDesk {

    private static final int SHOWN = 100;

    private final Erasures erasures;
    private final CaseReader reader;
    private final CaseVisibility visibility;
    private final LegalHolds holds;

    ErasureDesk(Erasures erasures, CaseReader reader, CaseVisibility visibility, LegalHolds holds) {
        this.erasures = erasures;
        this.reader = reader;
        this.visibility = visibility;
        this.holds = holds;
    }

    /** The newest requests about cases that the current person may know of, those that wait first. */
    List<Erasure> shown() {
        return erasures.newest(SHOWN).stream()
                .filter(each -> each.caseKey() == null || visibility.isVisible(new CaseKey(each.caseKey())))
                .toList();
    }

    /** @param caseKey empty for entries of no case */
    @Transactional
    public void request(String caseKey, String numbers, String reason) {
        String why = reason(reason);
        String key = caseKey.isBlank() ? null : reader.key(caseKey.strip()).text();
        requireNoHold(key);
        refusing(() -> erasures.request(key, EntryNumbers.parse(numbers), why));
    }

    @Transactional
    public void decide(long id, boolean approved, String reason) {
        String why = reason(reason);
        String key = refusing(() -> erasures.get(id)).caseKey();
        if (key != null) {
            reader.key(key);
        }
        if (approved) {
            requireNoHold(key);
        }
        refusing(() -> {
            erasures.decide(id, approved, why);
            return true;
        });
    }

    private void requireNoHold(@Nullable String caseKey) {
        if (caseKey != null) {
            CaseKey key = new CaseKey(caseKey);
            holds.takeTurns(key);
            holds.of(key).ifPresent(hold -> {
                throw Said.conflict("Case " + key + " is on legal hold: " + hold.reason());
            });
        }
    }

    private static String reason(String text) {
        if (text.isBlank()) {
            throw Said.invalid("'reason' is missing. It goes into the record, and stays there.");
        }
        return Said.text("reason", text, Said.TEXT);
    }

    private static <T> T refusing(Supplier<T> what) {
        try {
            return what.get();
        } catch (ErasureRefused e) {
            throw Said.conflict(String.valueOf(e.getMessage()));
        }
    }
}
