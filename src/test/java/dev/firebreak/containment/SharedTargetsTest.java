package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.process.ACase;
import dev.firebreak.process.Walk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** One machine that two cases contain is free again when the last of them releases it. */
@FirebreakTest
class SharedTargetsTest {

    @Autowired
    ContainmentActions actions;

    @Autowired
    ContainmentViews views;

    @Autowired
    SharedTargets shared;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Timeline timeline;

    @Autowired
    Walk walk;

    @Autowired
    ACase cases;

    @Value("${firebreak.local.range-port}")
    int rangePort;

    private String first = "";
    private String second = "";
    private String host = "";

    @BeforeEach
    void twoCases() {
        first = cases.critical();
        second = cases.critical();
        host = "shared-" + first.toLowerCase(Locale.ROOT);
    }

    @Test
    void firstReleaseDoesNotFreeWhatAnotherCaseHolds() throws Exception {
        long here = action(first, ContainmentState.ACTIVE, false);
        long there = action(second, ContainmentState.ACTIVE, false);
        assertThat(views.view(actions.get(here)).heldBy()).containsExactly(second);
        ProcessInstance release = release(first);
        assertThat(runtime.getVariable(release.getId(), "activeContainmentText"))
                .asString()
                .contains("stays contained: another case holds it too");
        clear(release);
        assertThat(actions.get(here).state()).isEqualTo(ContainmentState.RELEASED);
        assertThat(actions.get(there).state()).isEqualTo(ContainmentState.ACTIVE);
        assertThat(callsToTheHook()).doesNotContain(host);
        assertThat(actions.get(here).message()).contains("Released for case " + first + " only", "Nothing was sent");
        assertThat(timeline.of(first))
                .filteredOn(entry -> entry.kind().equals("EffectApplied"))
                .extracting(TimelineEntry::summary)
                .anyMatch(summary -> summary.contains("stays contained"));
        clear(release(second));
        assertThat(actions.get(there).state()).isEqualTo(ContainmentState.RELEASED);
        assertThat(callsToTheHook()).contains(host);
    }

    @Test
    void releaseWaitsForAPersonWhileTheOtherCaseIsInDoubt() throws Exception {
        long here = action(first, ContainmentState.ACTIVE, false);
        action(second, ContainmentState.UNKNOWN, false);
        clear(release(first));
        assertThat(actions.get(here).state()).isEqualTo(ContainmentState.RELEASE_REFUSED);
        assertThat(callsToTheHook()).doesNotContain(host);
    }

    @Test
    void twoReleasesAtTheSameTimeDoNotHoldEachOther() {
        long here = action(first, ContainmentState.RELEASING, false);
        long there = action(second, ContainmentState.RELEASING, false);
        assertThat(shared.insteadOfRelease(actions.get(here))).isEmpty();
        assertThat(shared.insteadOfRelease(actions.get(there))).isEmpty();
    }

    @Test
    void actionIsNotSentWhileTheSameIsReleasedElsewhere() {
        action(first, ContainmentState.RELEASING, false);
        long there = action(second, ContainmentState.APPLYING, false);
        assertThat(shared.insteadOfApplying(actions.get(there)))
                .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(EffectOutcome.NotSent.class));
    }

    @Test
    void drillHoldsNothing() {
        long here = action(first, ContainmentState.RELEASING, false);
        action(cases.drill(), ContainmentState.ACTIVE, true);
        assertThat(shared.insteadOfRelease(actions.get(here))).isEmpty();
        assertThat(views.view(actions.get(here)).heldBy()).isEmpty();
    }

    @Test
    void releaseCarriesWhatTheHookKnowsTheActionBy() {
        long id = action(first, ContainmentState.ACTIVE, false);
        assertThat(HookCall.of(actions.get(id), "release", "k").parameters()).isEmpty();
        actions.refer(id, "1234");
        assertThat(HookCall.of(actions.get(id), "release", "k").parameters()).containsEntry("hook-reference", "1234");
        assertThat(HookCall.of(actions.get(id), "apply", "k").parameters()).isEmpty();
    }

    private long action(String key, ContainmentState state, boolean drill) {
        ContainmentRequest request = new ContainmentRequest(ContainmentKind.ISOLATE_HOST, host, "Beacon");
        long id = actions.add(new CaseKey(key), request, "rita", drill);
        actions.move(id, Set.of(ContainmentState.REQUESTED), state, "");
        return id;
    }

    private ProcessInstance release(String key) {
        return runtime.startProcessInstanceByKey("release-containment", key, cases.variables(key));
    }

    private void clear(ProcessInstance release) {
        walk.complete(
                release,
                "userTask_clearRelease",
                "clara",
                "incident-commander",
                Map.of("checkedCauseGone", true, "checkedReleaseOrder", true));
        walk.run(release);
    }

    private String callsToTheHook() throws IOException, InterruptedException {
        HttpRequest calls = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rangePort + "/calls"))
                .build();
        return HttpClient.newHttpClient()
                .send(calls, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
