package dev.firebreak.roster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A part of the team file, read value by value. What is wrong is noted as a sentence that says where, and reading goes
 * on with a harmless value: people see all problems at once.
 *
 * @param path where in the file, as {@code roles › analyst}
 */
record Section(String path, JsonNode node, List<String> problems) {

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            problem("'" + name + "' is missing.");
            return "";
        }
        return value.asText().strip();
    }

    String optionalText(String name) {
        return node.hasNonNull(name) ? text(name) : "";
    }

    String email(String name) {
        String email = text(name);
        if (!email.isEmpty() && !email.matches("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+")) {
            problem("'" + email + "' is not a mail address.");
        }
        return email;
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problem("'" + name + "' is either true or false, not '" + value.asText() + "'.");
        }
        return value.asBoolean();
    }

    int number(String name) {
        JsonNode value = node.path(name);
        if (!value.isInt()) {
            problem("'" + name + "' must be a whole number.");
        }
        return value.asInt();
    }

    Instant instant(String name) {
        return parsed(name, Instant::parse, Instant.EPOCH, "a time such as \"2026-01-05T08:00:00Z\"");
    }

    Duration duration(String name) {
        return parsed(name, Duration::parse, Duration.ZERO, "a duration such as PT15M, PT2H or P7D");
    }

    <T> T parsed(String name, Function<String, T> parser, T otherwise, String expected) {
        String text = text(name);
        try {
            return text.isEmpty() ? otherwise : parser.apply(text);
        } catch (DateTimeException e) {
            problem("'" + name + "' is '" + text + "', which is not " + expected + ".");
            return otherwise;
        }
    }

    Section part(String name) {
        JsonNode part = node.path(name);
        if (!part.isObject()) {
            problem("the part '" + name + "' is missing.");
        }
        return inside(name, part.isObject() ? part : MissingNode.getInstance());
    }

    /** The named parts below this one, in the file's order. */
    Map<String, Section> parts() {
        Map<String, Section> parts = new LinkedHashMap<>();
        node.properties().forEach(part -> parts.put(part.getKey(), inside(part.getKey(), part.getValue())));
        return parts;
    }

    List<Section> list(String name) {
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            problem("'" + name + "' must be a list: one line each, starting with '- '.");
        }
        List<Section> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            entries.add(inside(name + " › entry " + (i + 1), list.get(i)));
        }
        return entries;
    }

    /** Notes every name that has no meaning here: most often a slip of the pen. */
    void only(String... names) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(names).forEach(unknown::remove);
        unknown.forEach(
                name -> problem("'" + name + "' is not known here. Known are: " + String.join(", ", names) + "."));
    }

    void problem(String sentence) {
        problems.add(path.isEmpty() ? sentence : path + ": " + sentence);
    }

    private Section inside(String name, JsonNode part) {
        return new Section(path.isEmpty() ? name : path + " › " + name, part, problems);
    }
}
