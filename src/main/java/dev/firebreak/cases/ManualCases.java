package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens cases that no alert brought. */
@Component
public class ManualCases {

    private static final int ENTRY = 500;
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    private final CaseOpener opener;
    private final CaseVisibility visibility;

    ManualCases(CaseOpener opener, CaseVisibility visibility) {
        this.opener = opener;
        this.visibility = visibility;
    }

    /** The new case; refuses with a sentence what is missing or wrong. */
    @Transactional
    public CaseKey open(ManualCase asked) {
        visibility.requireWork();
        String severity = asked.severity() == null || asked.severity().isEmpty() ? "medium" : asked.severity();
        if (!SEVERITIES.contains(severity)) {
            throw CaseRefusal.invalid("'severity' must be one of " + String.join(", ", SEVERITIES) + ".");
        }
        return opener.open(new NewCase(
                Asked.line("title", asked.title(), Texts.TITLE),
                Asked.optional("description", asked.description(), Texts.DESCRIPTION),
                "manual",
                severity,
                "",
                null,
                false,
                "",
                lines("assets", asked.assets()),
                lines("accounts", asked.accounts()),
                indicators(asked.indicators())));
    }

    private static List<String> lines(String name, @Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(each -> Asked.line(name, each, ENTRY))
                        .distinct()
                        .toList();
    }

    private static List<Indicator> indicators(@Nullable List<Indicator> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(each -> Optional.ofNullable(each)
                                .orElseThrow(() -> CaseRefusal.invalid("'indicators' holds an empty entry.")))
                        .map(each -> new Indicator(
                                Asked.line("indicators", each.type(), ENTRY),
                                Asked.line("indicators", each.value(), ENTRY)))
                        .distinct()
                        .toList();
    }
}
