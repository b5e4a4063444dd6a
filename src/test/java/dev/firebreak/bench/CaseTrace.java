package dev.firebreak.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * What the steps of a case that has ended set, by the engine's history: enough for another engine to take the same way with
 * steps that do nothing.
 *
 * @param start variables that it began with
 * @param steps element → what each visit of it set, in the order in which the visits ended
 * @param visits element → how often the case was there
 */
record CaseTrace(VariableMap start, Map<String, List<VariableMap>> steps, Map<String, Integer> visits) {

    /** What the visit of an element set, counted from 0. */
    VariableMap set(String element, int visit) {
        List<VariableMap> known = steps.getOrDefault(element, List.of());
        if (visit >= known.size()) {
            throw new AssertionError("A real case was at " + element + " only so many times: " + known.size());
        }
        return known.get(visit);
    }

    static CaseTrace of(ProcessEngine engine, String key) {
        HistoryService history = engine.getHistoryService();
        List<HistoricActivityInstance> activities = new ArrayList<>();
        Map<String, VariableMap> set = new HashMap<>();
        VariableMap start = Variables.createVariables();
        for (HistoricProcessInstance process : history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list()) {
            activities.addAll(history.createHistoricActivityInstanceQuery()
                    .processInstanceId(process.getId())
                    .list());
            Map<String, String> scopes = scopes(history, process.getId());
            history.createHistoricDetailQuery()
                    .variableUpdates()
                    .processInstanceId(process.getId())
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list()
                    .forEach(detail -> {
                        HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
                        String by = String.valueOf(update.getActivityInstanceId());
                        boolean input = update.getRevision() == 0
                                && by.equals(scopes.get(update.getVariableInstanceId()))
                                && !by.equals(process.getId());
                        if (!input) {
                            set.computeIfAbsent(by, instance -> Variables.createVariables())
                                    .putValueTyped(update.getVariableName(), update.getTypedValue());
                        }
                    });
            if (process.getSuperProcessInstanceId() == null) {
                activities.stream()
                        .filter(activity -> activity.getActivityType().endsWith("tartEvent"))
                        .filter(activity -> activity.getProcessInstanceId().equals(process.getId()))
                        .filter(activity -> activity.getActivityId().equals(process.getStartActivityId()))
                        .forEach(activity ->
                                start.putAll(set.getOrDefault(activity.getId(), Variables.createVariables())));
                start.putAll(set.getOrDefault(process.getId(), Variables.createVariables()));
            }
        }
        Map<String, List<VariableMap>> steps = new HashMap<>();
        Map<String, Integer> visits = new TreeMap<>();
        activities.stream()
                .sorted(Comparator.comparing(
                        HistoricActivityInstance::getEndTime, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(activity -> {
                    steps.computeIfAbsent(activity.getActivityId(), element -> new ArrayList<>())
                            .add(set.getOrDefault(activity.getId(), Variables.createVariables()));
                    visits.merge(activity.getActivityId(), 1, Integer::sum);
                });
        return new CaseTrace(start, steps, visits);
    }

    private static Map<String, String> scopes(HistoryService history, String process) {
        Map<String, String> scopes = new HashMap<>();
        for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                .processInstanceId(process)
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()) {
            scopes.put(variable.getId(), String.valueOf(variable.getActivityInstanceId()));
        }
        return scopes;
    }
}
