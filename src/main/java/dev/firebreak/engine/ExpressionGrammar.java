package dev.firebreak.engine;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression in a plan may say: variables, their properties, literals, comparisons, and, or, not. Read by the
 * engine's own expression parser, so that both read the same thing.
 */
final class ExpressionGrammar {

    private static final Builder PARSER = new Builder();

    private static final Set<Class<?>> ALLOWED = Set.of(
            AstEval.class,
            AstComposite.class,
            AstText.class,
            AstIdentifier.class,
            AstDot.class,
            AstString.class,
            AstNumber.class,
            AstBoolean.class,
            AstNull.class,
            AstNested.class,
            AstBinary.class,
            AstUnary.class);

    private static final Set<AstBinary.Operator> COMPARISONS = Set.of(
            AstBinary.AND,
            AstBinary.OR,
            AstBinary.EQ,
            AstBinary.NE,
            AstBinary.LT,
            AstBinary.LE,
            AstBinary.GT,
            AstBinary.GE);

    private ExpressionGrammar() {}

    /** Whether a text holds an expression at all. */
    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What is wrong with a text that may hold expressions, in plain words; empty where nothing is. */
    static Optional<String> problem(String text) {
        if (!isExpression(text)) {
            return Optional.empty();
        }
        try {
            return foreign(PARSER.build(text).getRoot())
                    .map(found -> "'" + text + "' uses " + found + ". Use variables, their properties, text, numbers "
                            + "and the signs == != < > && || ! only.");
        } catch (TreeBuilderException e) {
            return Optional.of("'" + text + "' is not an expression: " + e.getMessage());
        }
    }

    private static Optional<String> foreign(Node node) {
        if (!ALLOWED.contains(node.getClass())) {
            return Optional.of(
                    switch (node.getClass().getSimpleName()) {
                        case "AstMethod", "AstFunction" -> "a call";
                        case "AstBracket" -> "[ ]";
                        case "AstChoice" -> "? :";
                        default -> "something that is not allowed";
                    });
        }
        // Computed values are set by delegates, where they are typed and recorded.
        if (node instanceof AstBinary sum && !COMPARISONS.contains(sum.getOperator())
                || node instanceof AstUnary sign && sign.getOperator() != AstUnary.NOT) {
            return Optional.of("arithmetic or 'empty'");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            Node child = node.getChild(i);
            Optional<String> found = child == null ? Optional.empty() : foreign(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
