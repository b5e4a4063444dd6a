package dev.firebreak.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine alone. Its steps do nothing but set what the same steps of a real case set, so that it takes the same way. */
final class BareSide implements CaseLife.Side {

    private static final String WORKER = "bare";
    private static final long LOCK = 300_000;

    private final CaseTrace trace;
    private final FirebreakSide people;
    private final Map<String, List<String>> topics;
    private final ProcessEngine engine;
    private final Map<String, Map<String, Integer>> visits = new ConcurrentHashMap<>();

    /**
     * @param topics of external tasks, each with the variables that are fetched with them
     * @param make the engine, given what each delegate does
     */
    BareSide(
            CaseTrace trace,
            FirebreakSide people,
            Map<String, List<String>> topics,
            Function<NoOp, ProcessEngine> make) {
        this.trace = trace;
        this.people = people;
        this.topics = topics;
        this.engine = make.apply(new NoOp(this::next));
    }

    @Override
    public ProcessEngine engine() {
        return engine;
    }

    @Override
    public String open(int number) {
        String key = "IR-2026-%04d".formatted(number);
        engine.getRuntimeService()
                .createMessageCorrelation("AlertAccepted")
                .processInstanceBusinessKey(key)
                .setVariables(trace.start())
                .correlateStartMessage();
        return key;
    }

    @Override
    public boolean effects() {
        int all = 0;
        for (Map.Entry<String, List<String>> topic : topics.entrySet()) {
            ExternalTaskQueryTopicBuilder fetch = engine.getExternalTaskService()
                    .fetchAndLock(10, WORKER)
                    .topic(topic.getKey(), LOCK)
                    .variables(topic.getValue().toArray(String[]::new));
            List<LockedExternalTask> tasks = fetch.execute();
            for (LockedExternalTask task : tasks) {
                engine.getExternalTaskService()
                        .complete(task.getId(), WORKER, next(task.getBusinessKey(), task.getActivityId()));
            }
            all += tasks.size();
        }
        return all > 0;
    }

    @Override
    public void complete(Task task, int visit) {
        FirebreakSide.Person person = people.person(task.getTaskDefinitionKey(), visit);
        try {
            engine.getIdentityService().setAuthentication(person.login(), List.of(person.role()));
            engine.getFormService().submitTaskForm(task.getId(), trace.set(task.getTaskDefinitionKey(), visit));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void done(String key) {
        visits.remove(key);
    }

    private VariableMap next(String key, String element) {
        Map<String, Integer> counted = visits.computeIfAbsent(key, opened -> new HashMap<>());
        return trace.set(element, counted.merge(element, 1, Integer::sum) - 1);
    }
}
