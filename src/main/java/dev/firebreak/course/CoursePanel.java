package dev.firebreak.course;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CasePanel;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a case: its way on the diagram, what the tables decided, and where it left the plan. */
@Component
@Order(60)
class CoursePanel implements CasePanel {

    private final Courses courses;
    private final Conformance conformance;

    CoursePanel(Courses courses, Conformance conformance) {
        this.courses = courses;
        this.conformance = conformance;
    }

    @Override
    public String title() {
        return "Way through the plan";
    }

    @Override
    public String fragment() {
        return "course/panel :: panel";
    }

    @Override
    public Object model(CaseKey key) {
        Course course = courses.of(key.text());
        return new View(key.text(), course.runs(), course.decisions(), conformance.of(course));
    }

    /** What the panel shows. */
    record View(String key, List<Run> runs, List<Decided> decisions, List<Deviation> deviations) {}
}
