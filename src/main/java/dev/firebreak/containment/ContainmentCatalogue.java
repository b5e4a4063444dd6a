package dev.firebreak.containment;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done, and what is in force on all cases: for programs. */
@RestController
class ContainmentCatalogue {

    private final ContainmentViews views;

    ContainmentCatalogue(ContainmentViews views) {
        this.views = views;
    }

    /**
     * One action that the plan may name.
     *
     * @param undoneBy what its release does; "" where nothing undoes it
     * @param timeOutSeconds how long a hook may take for it at most
     */
    record Entry(
            String action,
            String title,
            String target,
            List<Value> parameters,
            boolean reversible,
            String undoneBy,
            String expectedEffect,
            String sideEffect,
            String risk,
            long timeOutSeconds) {}

    /** One parameter of an action. */
    record Value(String name, String title, String description, boolean required) {}

    /** What is in force or in doubt, of all cases that the person may know of, longest in force first. */
    @GetMapping("/api/containment")
    List<ContainmentView> current() {
        return views.current();
    }

    @GetMapping("/api/containment/actions")
    List<Entry> actions() {
        return Arrays.stream(ContainmentKind.values())
                .map(ContainmentCatalogue::entry)
                .toList();
    }

    private static Entry entry(ContainmentKind kind) {
        return new Entry(
                kind.word(),
                kind.title(),
                kind.targetKind().word(),
                kind.parameters().stream()
                        .sorted()
                        .map(each -> new Value(
                                each.word(),
                                each.title(),
                                each.plain(),
                                kind.required().contains(each)))
                        .toList(),
                kind.reversible(),
                kind.undoing(),
                kind.expectedEffect(),
                kind.sideEffect(),
                kind.risk().word(),
                kind.timeOut().toSeconds());
    }
}
