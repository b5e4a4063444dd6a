package dev.firebreak.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.FormAnswers;
import dev.firebreak.SignedIn;
import dev.firebreak.cases.CaseOpener;
import dev.firebreak.cases.Indicator;
import dev.firebreak.cases.NewCase;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.process.Walker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** Firebreak as it is in production: recorder, guard, checks of what is submitted, rights, effects with their ledger. */
final class FirebreakSide implements CaseLife.Side {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final CaseOpener opener;
    private final EffectWorker effects;
    private final SignedIn signedIn;
    private final Runnable afterCase;
    /** What a first case finds out and the others know: who may complete which task, and what its form looks like. */
    private final Map<String, Person> people = new HashMap<>();

    private final Map<String, JsonNode> forms = new HashMap<>();

    FirebreakSide(
            ProcessEngine engine, CaseOpener opener, EffectWorker effects, SignedIn signedIn, Runnable afterCase) {
        this.engine = engine;
        this.opener = opener;
        this.effects = effects;
        this.signedIn = signedIn;
        this.afterCase = afterCase;
    }

    record Person(String login, String role) {}

    /** Who completed the task of an element at a visit. */
    Person person(String element, int visit) {
        return Objects.requireNonNull(people.get(element + " " + visit));
    }

    @Override
    public ProcessEngine engine() {
        return engine;
    }

    @Override
    public String open(int number) {
        return opener.open(new NewCase(
                        "Beacon " + number + " to a known server",
                        "Seen by the sensor",
                        "bench",
                        "high",
                        "",
                        null,
                        false,
                        "rosa@example.org",
                        List.of("ws-" + number),
                        List.of("user-" + number),
                        List.of(new Indicator("ip", "198.18." + number / 250 % 250 + "." + (number % 250 + 1)))))
                .text();
    }

    @Override
    public boolean effects() {
        return effects.runWaiting() > 0;
    }

    @Override
    public void done(String key) {
        afterCase.run();
    }

    @Override
    public void complete(Task task, int visit) {
        String place = task.getTaskDefinitionKey() + " " + visit;
        Map<String, Object> answers = answers(task);
        Person known = people.get(place);
        if (known != null) {
            signedIn.as(known.login(), known.role(), () -> submit(task, answers));
        } else {
            people.put(place, find(task, answers));
        }
    }

    private Person find(Task task, Map<String, Object> answers) {
        String role = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElse("");
        for (String login : Walker.people(role)) {
            try {
                signedIn.as(login, role, () -> submit(task, answers));
                return new Person(login, role);
            } catch (ProcessEngineException e) {
                // Somebody else of the role, then.
            }
        }
        throw new AssertionError("Nobody of " + role + " could complete '" + task.getName() + "'");
    }

    private void submit(Task task, Map<String, Object> answers) {
        engine.getFormService().submitTaskForm(task.getId(), answers);
    }

    /** What is proposed in lists is read from the task, as a form does. */
    private Map<String, Object> answers(Task task) {
        JsonNode form = forms.computeIfAbsent(task.getTaskDefinitionKey(), key -> form(task));
        Map<String, Object> proposed = form.findValuesAsText("type").contains("dynamiclist")
                ? engine.getTaskService().getVariablesTyped(task.getId(), true)
                : Map.of();
        return FormAnswers.to(form, Walker.PLAIN, proposed);
    }

    private JsonNode form(Task task) {
        FormService service = engine.getFormService();
        try (InputStream form = service.getDeployedTaskForm(task.getId())) {
            return JSON.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
