package dev.firebreak.course;

import dev.firebreak.audit.CaseSheet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The plan's tables that a case asked: what went in, which rules matched, what came out. */
@Component
@Order(25)
class DecisionSheet implements CaseSheet {

    private final Courses courses;

    DecisionSheet(Courses courses) {
        this.courses = courses;
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public String heading() {
        return "Decisions of the plan's tables";
    }

    @Override
    public List<String> columns() {
        return List.of("When", "Table", "Asked", "Rules", "Answer");
    }

    @Override
    public List<List<String>> rows(String caseKey) {
        return courses.of(List.of(caseKey)).values().stream()
                .flatMap(course -> course.decisions().stream())
                .map(DecisionSheet::row)
                .toList();
    }

    private static List<String> row(Decided decided) {
        return List.of(
                decided.at().toString(),
                decided.table(),
                text(decided.inputs()),
                decided.ruleIds(),
                decided.rules().stream().map(rule -> text(rule.outputs())).collect(Collectors.joining(" | ")));
    }

    private static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
    }
}
