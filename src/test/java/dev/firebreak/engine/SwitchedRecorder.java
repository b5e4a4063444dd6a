package dev.firebreak.engine;

import dev.firebreak.audit.SwitchedLog;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;

/** A recorder that makes no entries while the record is switched off, and goes on to know which process serves which case. */
public final class SwitchedRecorder extends Recorder {

    private final SwitchedLog log;

    public SwitchedRecorder(SwitchedLog log) {
        super(log);
        this.log = log;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (log.isOn() || event instanceof HistoricProcessInstanceEventEntity) {
            super.handleEvent(event);
        }
    }
}
