package dev.firebreak.containment;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue, for programs and for whoever writes the plan. */
@RestController
class ContainmentCatalogue {

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
