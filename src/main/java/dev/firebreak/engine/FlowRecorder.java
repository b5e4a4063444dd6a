package dev.firebreak.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Adds to every sequence flow that the record hears when it is taken: the engine keeps no history of flows. */
class FlowRecorder extends AbstractBpmnParseListener implements ExecutionListener {

    private final Recorder recorder;

    FlowRecorder(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, this);
    }

    @Override
    public void notify(DelegateExecution execution) {
        recorder.flowTaken(execution);
    }
}
