package dev.firebreak.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.RecordEntry;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together which way cases took: what ran from the engine's history, flows, people and decisions from the record. */
@Component
class Courses {

    private static final Set<String> KINDS =
            Set.of("FlowTaken", "TaskCompleted", "DecisionEvaluated", "ContainmentRequested", "ContainmentApproved");

    private final CourseRows rows;
    private final Timeline timeline;
    private final PlanModels models;
    private final ObjectMapper json;

    Courses(CourseRows rows, Timeline timeline, PlanModels models, ObjectMapper json) {
        this.rows = rows;
        this.timeline = timeline;
        this.models = models;
        this.json = json;
    }

    Course of(String key) {
        return of(List.of(key)).getOrDefault(key, Course.NONE);
    }

    /** Case key → its course, in two round trips for all; whoever asks has checked that they may be read. */
    Map<String, Course> of(Collection<String> keys) {
        Map<String, Completion> completions = new HashMap<>();
        Map<String, Set<String>> flows = new HashMap<>();
        Map<String, List<Decided>> decisions = new HashMap<>();
        Map<String, List<TimelineEntry>> approvals = new HashMap<>();
        for (RecordEntry found : timeline.of(keys, KINDS)) {
            TimelineEntry entry = found.entry();
            String key = Objects.toString(found.caseKey(), "");
            JsonNode details = read(entry);
            switch (entry.kind()) {
                case "FlowTaken" ->
                    flows.computeIfAbsent(details.path("processInstance").asText(), run -> new HashSet<>())
                            .add(Objects.toString(entry.element(), ""));
                case "TaskCompleted" ->
                    completions.put(details.path("task").asText(), new Completion(entry.actor(), roles(details)));
                case "DecisionEvaluated" ->
                    decisions.computeIfAbsent(key, k -> new ArrayList<>()).add(decided(entry, details));
                default ->
                    approvals.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
            }
        }
        Map<String, Course> courses = new LinkedHashMap<>();
        rows.of(keys, completions)
                .forEach((key, runs) -> courses.put(
                        key,
                        new Course(
                                runs.stream().map(run -> named(run, flows)).toList(),
                                decisions.getOrDefault(key, List.of()),
                                approvals.getOrDefault(key, List.of()))));
        return courses;
    }

    private static @Nullable Set<String> roles(JsonNode details) {
        if (!details.has("roles")) {
            return null;
        }
        Set<String> roles = new TreeSet<>();
        details.path("roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private Run named(Run run, Map<String, Set<String>> flows) {
        return new Run(
                run.id(),
                run.definition(),
                models.name(run.definition()),
                run.began(),
                run.ended(),
                flows.getOrDefault(run.id(), Set.of()),
                List.copyOf(run.steps()));
    }

    private static Decided decided(TimelineEntry entry, JsonNode details) {
        List<Decided.Rule> rules = new ArrayList<>();
        details.path("rules").forEach(rule -> {
            Map<String, String> outputs = texts(rule);
            String id = Objects.toString(outputs.remove("rule"), "");
            rules.add(new Decided.Rule(id, outputs));
        });
        return new Decided(
                entry.at(),
                entry.summary(),
                details.path("table").asText(),
                details.path("version").asText(),
                texts(details.path("inputs")),
                rules);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** Which containment action an entry is about. */
    static String action(TimelineEntry entry) {
        return entry.details().replaceAll("(?s).*\"id\"\\s*:\\s*\"?([^\",}]*).*", "$1");
    }

    private JsonNode read(TimelineEntry entry) {
        try {
            return json.readTree(entry.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The details of entry " + entry.seq() + " are no JSON", e);
        }
    }
}
