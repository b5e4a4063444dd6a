package dev.firebreak.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bodies of calls: the administrator's Mustache templates, filled in as JSON. Values cannot leave their quotes, and a
 * template that lets them is refused before anything is sent.
 */
final class HookTemplates {

    /** Would end a string that is not escaped. */
    private static final String NASTY = "\"\\\n\u0001}";

    private static final HookCall SAMPLE = new HookCall(NASTY, NASTY, NASTY, Map.of(), "apply", NASTY, NASTY);

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(text -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)))
            .emptyStringIsFalse(true)
            .withCollector(new MapsOnly());

    private final Map<String, Template> byAction = new HashMap<>();
    private final ObjectMapper json;

    /** @throws TemplateProblem naming the template that the catalogue has no action for, or that gives no JSON */
    HookTemplates(Map<String, String> templates, ObjectMapper json) {
        this.json = json;
        templates.forEach((action, text) -> {
            if (ContainmentKind.of(action).isEmpty()) {
                throw new TemplateProblem(
                        "There is a template for '" + action + "', which is no action of the catalogue.");
            }
            byAction.put(action, compile(action, text));
            if (filledIn(action, SAMPLE).contains("{{")) {
                throw new TemplateProblem("The template for " + action + " opens a {{name}} that it does not close.");
            }
        });
    }

    static final class TemplateProblem extends RuntimeException {
        TemplateProblem(String message) {
            super(message);
        }
    }

    /** @throws TemplateProblem where the template wants what the call does not have */
    byte[] body(HookCall call) {
        return byAction.containsKey(call.action())
                ? filledIn(call.action(), call).getBytes(StandardCharsets.UTF_8)
                : written(call);
    }

    private byte[] written(HookCall call) {
        try {
            return json.writeValueAsBytes(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of text can always be written", e);
        }
    }

    private static Template compile(String action, String text) {
        try {
            return COMPILER.compile(text);
        } catch (MustacheException e) {
            throw new TemplateProblem("The template for " + action + " cannot be read: " + e.getMessage());
        }
    }

    private String filledIn(String action, HookCall call) {
        Template template = byAction.get(action);
        try {
            String text = template == null ? "" : template.execute(model(call));
            if (!json.readTree(text).isObject()) {
                throw new TemplateProblem("The template for " + action + " gives no JSON object.");
            }
            return text;
        } catch (MustacheException e) {
            throw new TemplateProblem("The template for " + action + " cannot be filled in: " + e.getMessage()
                    + ". Put what a call may lack into a section.");
        } catch (JsonProcessingException e) {
            throw new TemplateProblem("The template for " + action + " gives no JSON: " + e.getOriginalMessage()
                    + ". Write values as {{name}} between quotes.");
        }
    }

    private static Map<String, Object> model(HookCall call) {
        return Map.of(
                "caseKey", call.caseKey(),
                "action", call.action(),
                "target", call.target(),
                "parameters", call.parameters(),
                "kind", call.kind(),
                "apply", !call.releases(),
                "release", call.releases(),
                "reason", call.reason(),
                "idempotencyKey", call.idempotencyKey());
    }

    /** Reads entries of maps and nothing else: a template must not call methods of what it is given. */
    private static final class MapsOnly extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
