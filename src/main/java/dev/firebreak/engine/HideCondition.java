package dev.firebreak.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * When a form hides a component: {@code "conditional": {"hide": "=…"}} in FEEL, as form-js reads it. Read here by the
 * FEEL engine that also evaluates the plan's tables.
 */
final class HideCondition {

    private static final String FEEL_SIGN = "=";
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final ParsedExpression expression;

    private HideCondition(ParsedExpression expression) {
        this.expression = expression;
    }

    /** The condition of a component; empty where it always shows, and where its condition cannot be read. */
    static Optional<HideCondition> of(JsonNode component) {
        String hide = hide(component);
        if (!hide.startsWith(FEEL_SIGN)) {
            return Optional.empty();
        }
        ParseResult parsed = parse(hide);
        return parsed.isSuccess() ? Optional.of(new HideCondition(parsed.parsedExpression())) : Optional.empty();
    }

    /** Why the condition of a component cannot be read; empty where it can, or where there is none. */
    static Optional<String> problem(JsonNode component) {
        String hide = hide(component);
        if (hide.isEmpty()) {
            return Optional.empty();
        }
        String label = component.path("label").asText(component.path("key").asText());
        if (!hide.startsWith(FEEL_SIGN)) {
            return Optional.of("'" + label + "' is hidden by '" + hide + "', which is no FEEL expression. Begin it "
                    + "with =, such as =decision = \"notify\".");
        }
        ParseResult parsed = parse(hide);
        return parsed.isSuccess()
                ? Optional.empty()
                : Optional.of("'" + label + "' is hidden by '" + hide + "', which cannot be read as FEEL: "
                        + parsed.failure().message());
    }

    /**
     * Whether it hides its component. Only a plain yes does, as in the browser: what cannot be evaluated shows.
     *
     * @param data what was answered, over the variables of the task
     */
    boolean hides(Map<String, Object> data) {
        EvaluationResult result = FEEL.evaluate(expression, data);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }

    /** As written; "" where there is no condition. */
    private static String hide(JsonNode component) {
        return component.path("conditional").path("hide").asText("");
    }

    private static ParseResult parse(String hide) {
        return FEEL.parseExpression(hide.substring(FEEL_SIGN.length()));
    }
}
