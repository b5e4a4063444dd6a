package dev.firebreak.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.jspecify.annotations.Nullable;

/** Decisions as the record keeps them: the table and its version, the inputs, and each matched rule with its outputs. */
record Decisions(String name, @Nullable String activity, Map<String, Object> details) {

    /** The decisions of one evaluation, those it rests on first. */
    static List<Decisions> of(HistoricDecisionEvaluationEvent event) {
        List<Decisions> all = new ArrayList<>();
        event.getRequiredHistoricDecisionInstances().forEach(each -> all.add(of(each)));
        all.add(of(event.getRootHistoricDecisionInstance()));
        return all;
    }

    private static Decisions of(HistoricDecisionInstanceEntity decision) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (HistoricDecisionInputInstance input : decision.getInputs()) {
            inputs.put(String.valueOf(input.getClauseName()), String.valueOf(input.getValue()));
        }
        Map<Integer, Map<String, Object>> rules = new TreeMap<>();
        for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
            Map<String, Object> rule = rules.computeIfAbsent(output.getRuleOrder(), order -> new LinkedHashMap<>());
            rule.put("rule", output.getRuleId());
            rule.put(String.valueOf(output.getVariableName()), String.valueOf(output.getValue()));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("table", decision.getDecisionDefinitionKey());
        details.put("version", decision.getDecisionDefinitionId());
        details.put("inputs", inputs);
        details.put("rules", List.copyOf(rules.values()));
        return new Decisions(
                decision.getDecisionDefinitionName() == null
                        ? decision.getDecisionDefinitionKey()
                        : decision.getDecisionDefinitionName(),
                decision.getActivityId(),
                details);
    }
}
