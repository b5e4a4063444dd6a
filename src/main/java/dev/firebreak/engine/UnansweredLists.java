package dev.firebreak.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * Makes an empty list of each list that a new task asks for and nobody has answered yet. Tasklist sends an answer with the
 * type that its variable had, and the engine takes no list for one that was null.
 */
class UnansweredLists extends AbstractBpmnParseListener implements TaskListener {

    static final JsonValue EMPTY = SpinValues.jsonValue("[]").create();

    private final FormSchemas forms;

    UnansweredLists(FormSchemas forms) {
        this.forms = forms;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(EVENTNAME_CREATE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        forms.of((TaskEntity) task)
                .ifPresent(form -> form.lists().stream()
                        .filter(list -> isNull(task, list))
                        .forEach(list -> task.setVariable(list, EMPTY)));
    }

    private static boolean isNull(DelegateTask task, String name) {
        var value = task.getVariableTyped(name, false);
        return value != null && value.getType() == ValueType.NULL;
    }
}
