package dev.firebreak.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The first lock: refuses a diagram that holds anything but the plan's vocabulary, at deployment and at every later
 * load. What is not named here is refused.
 */
class PlanGuard extends AbstractBpmnParseListener {

    private static final Set<String> ENGINE_NAMESPACES =
            Set.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

    private static final Set<String> ELEMENTS = Set.of(
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "in",
            "out",
            "properties",
            "property",
            "taskListener",
            "failedJobRetryTimeCycle");

    private static final Set<String> ATTRIBUTES = Set.of(
            "assignee",
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "candidateGroups",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "delegateExpression",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "exclusive",
            "followUpDate",
            "formRef",
            "formRefBinding",
            "historyTimeToLive",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "priority",
            "resultVariable",
            "taskPriority",
            "topic",
            "type",
            "versionTag");

    /** Attributes without a namespace, on the engine's own elements. */
    private static final Set<String> PLAIN_ATTRIBUTES = Set.of(
            "businessKey",
            "delegateExpression",
            "event",
            "id",
            "local",
            "name",
            "source",
            "sourceExpression",
            "target",
            "value",
            "variables");

    /** What else a diagram names: each by its literal id, and in the plan version that the case runs on. */
    private static final Map<String, String> BINDINGS = Map.of(
            "formRef", "formRefBinding",
            "decisionRef", "decisionRefBinding",
            "calledElement", "calledElementBinding");

    private static final Set<String> REFUSED_BPMN = Set.of("script", "scriptTask", "import");

    /** What the engine never evaluates. Not the documentation: of a task it does. */
    private static final String ANNOTATION = "text";

    private static final Pattern NAME = Pattern.compile("[$#]\\{([a-zA-Z]+)}");

    private final NamedDelegates delegates;

    PlanGuard(NamedDelegates delegates) {
        this.delegates = delegates;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        List<String> problems = new ArrayList<>();
        visit(root, null, problems);
        if (!problems.isEmpty()) {
            // The engine turns this one kind of exception into a report for whoever deploys, and any other into a 500.
            throw new BpmnParseException("The plan guard refuses this diagram: " + String.join(" ", problems), root);
        }
    }

    private void visit(Element element, @Nullable String owner, List<String> problems) {
        String id = element.attribute("id") == null ? owner : element.attribute("id");
        boolean ofEngine = ENGINE_NAMESPACES.contains(element.getUri());
        String tag = element.getTagName();
        if (ofEngine && !ELEMENTS.contains(tag) || !ofEngine && REFUSED_BPMN.contains(tag)) {
            refuse(problems, id, "<" + tag + "> is not part of the plan's vocabulary.");
        }
        BINDINGS.forEach((name, binding) -> reference(element, name, binding, id, problems));
        for (String key : element.attributes()) {
            attribute(element, ofEngine, key, element.attribute(key), id, problems);
        }
        if (!tag.equals(ANNOTATION)) {
            expression(element.getText(), id, problems);
        }
        for (Element child : element.elements()) {
            visit(child, id, problems);
        }
    }

    private static void reference(
            Element element, String name, String binding, @Nullable String id, List<String> problems) {
        Optional<String> named = value(element, name);
        if (named.isEmpty()) {
            return;
        }
        if (ExpressionGrammar.isExpression(named.get())) {
            refuse(problems, id, "'" + name + "' must name one thing of the plan, not '" + named.get() + "'.");
        }
        if (!value(element, binding).equals(Optional.of("deployment"))) {
            refuse(
                    problems,
                    id,
                    "'" + name + "' needs the binding 'deployment', so that a case keeps its plan version.");
        }
    }

    /** The value of an attribute, the engine's or BPMN's own. */
    private static Optional<String> value(Element element, String name) {
        return element.attributes().stream()
                .filter(key -> key.substring(key.lastIndexOf(':') + 1).equals(name))
                .map(element::attribute)
                .findFirst();
    }

    private void attribute(
            Element element, boolean ofEngine, String key, String value, @Nullable String id, List<String> problems) {
        String name = key.substring(key.lastIndexOf(':') + 1);
        boolean engineAttribute = ENGINE_NAMESPACES.contains(key.substring(0, Math.max(0, key.lastIndexOf(':'))));
        if (engineAttribute && !ATTRIBUTES.contains(name)
                || ofEngine && !engineAttribute && !PLAIN_ATTRIBUTES.contains(name)) {
            refuse(problems, id, "'" + name + "' is not part of the plan's vocabulary.");
        } else if (engineAttribute && name.equals("type") && !value.equals("external")) {
            refuse(problems, id, "A task's type may only be 'external', not '" + value + "'.");
        } else if ((engineAttribute || ofEngine) && name.equals("delegateExpression")) {
            delegate(element, value, id, problems);
        } else if (name.equals("language")) {
            refuse(problems, id, "Expression languages cannot be chosen ('" + value + "').");
        } else {
            expression(value, id, problems);
        }
    }

    private void delegate(Element element, String value, @Nullable String id, List<String> problems) {
        Set<String> known = element.getTagName().equals("taskListener") ? delegates.listeners() : delegates.services();
        Matcher name = NAME.matcher(value);
        if (!name.matches() || !known.contains(name.group(1))) {
            refuse(problems, id, "'" + value + "' is not a known delegate. Known are: " + known + ".");
        }
    }

    private static void expression(String text, @Nullable String id, List<String> problems) {
        Optional<String> problem = ExpressionGrammar.problem(text);
        problem.ifPresent(found -> refuse(problems, id, found));
    }

    private static void refuse(List<String> problems, @Nullable String id, String message) {
        String where = id == null ? "" : "Element '" + id + "': ";
        problems.add(where + message);
    }
}
