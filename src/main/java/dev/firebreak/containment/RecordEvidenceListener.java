package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stores what the person who completes the task says about evidence, or refuses it with a sentence. */
@Component("recordEvidence")
class RecordEvidenceListener implements TaskListener {

    private final EvidenceFirst evidence;

    RecordEvidenceListener(EvidenceFirst evidence) {
        this.evidence = evidence;
    }

    @Override
    public void notify(DelegateTask task) {
        evidence.record(
                ContainmentVariables.id(task.getVariable(ContainmentVariables.ACTION)),
                ContainmentVariables.text(task.getVariable("evidenceDecision")),
                Actor.current(),
                ContainmentVariables.text(task.getVariable("evidenceReason")));
    }
}
