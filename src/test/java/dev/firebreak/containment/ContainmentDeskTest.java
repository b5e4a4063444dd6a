package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.process.ACase;
import dev.firebreak.web.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What becomes of containment outside the diagrams: closing, merging, signing, looking at it. */
@FirebreakTest
class ContainmentDeskTest {

    @Autowired
    ACase cases;

    @Autowired
    ContainmentActions actions;

    @Autowired
    ContainmentClosing closing;

    @Autowired
    ContainmentFollower follower;

    @Autowired
    ContainmentDesk desk;

    @Autowired
    ContainmentPanel panel;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext application;

    private MockMvc web;
    private CaseKey key;

    ContainmentDeskTest() {
        this.key = new CaseKey("IR-2098-0000");
        this.web = MockMvcBuilders.standaloneSetup().build();
    }

    @BeforeEach
    void aCase() {
        key = new CaseKey(cases.critical());
        web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void caseStaysOpenWhileSomethingIsInForceOrInDoubt() {
        action("ws-active", "active");
        action("ws-unknown", "unknown");
        action("ws-applying", "applying");
        action("ws-stuck", "release-refused");
        List.of("requested", "declined", "refused", "failed", "released", "done", "permanent")
                .forEach(state -> action("ws-" + state, state));
        assertThat(closing.obstacles(key))
                .hasSize(4)
                .anyMatch(sentence -> sentence.contains("ws-active is in force: release it"))
                .anyMatch(sentence -> sentence.contains("ws-unknown") && sentence.contains("look at the system"))
                .anyMatch(sentence -> sentence.contains("ws-applying"))
                .anyMatch(sentence -> sentence.contains("ws-stuck"));
    }

    @Test
    void twoPeopleSignThatSomethingStaysAndOneOfThemTwiceDoesNot() {
        long id = action("ws-stays", "active");
        desk.signPermanent(id, "clara", "The machine is scrapped");
        assertThat(closing.obstacles(key)).hasSize(1);
        assertThatThrownBy(() -> desk.signPermanent(id, "clara", "Again"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("another person");
        desk.signPermanent(id, "marta", "The machine is scrapped");
        assertThat(closing.obstacles(key)).isEmpty();
        assertThat(actions.get(id).state()).isEqualTo(ContainmentState.PERMANENT);
        assertThatThrownBy(() -> desk.signPermanent(id, "carlos", "Too late")).isInstanceOf(Refusal.class);
    }

    @Test
    void mergedCaseTakesAlongWhatIsInForceOrInDoubtAndWithdrawsWhatWaits() {
        long active = action("ws-1", "active");
        long applying = action("ws-2", "applying");
        long releasing = action("ws-3", "releasing");
        long requested = action("ws-4", "requested");
        long released = action("ws-5", "released");
        CaseKey into = new CaseKey(cases.critical());
        transaction.executeWithoutResult(status -> follower.merged(key, into));
        assertThat(actions.of(into)).extracting(ContainmentAction::id).containsExactly(active, applying, releasing);
        assertThat(actions.get(applying).state()).isEqualTo(ContainmentState.UNKNOWN);
        assertThat(actions.get(releasing).state()).isEqualTo(ContainmentState.RELEASE_UNKNOWN);
        assertThat(actions.get(requested).state()).isEqualTo(ContainmentState.WITHDRAWN);
        assertThat(actions.of(key)).extracting(ContainmentAction::id).containsExactly(requested, released);
        assertThat(actions.get(active).requestedIn()).isEqualTo(key);
    }

    @Test
    void actionOfADrillStaysOneInARealCase() {
        CaseKey drill = new CaseKey(cases.drill());
        long id = action(drill, "ws-drill", "active", true);
        transaction.executeWithoutResult(status -> follower.merged(drill, key));
        assertThat(actions.get(id).drill()).isTrue();
    }

    @Test
    void personSaysWhatIsTrueWhereAnOutcomeIsOpen() {
        long unknown = action("ws-1", "unknown");
        signedIn.as("rita", "responder", () -> desk.answer(unknown, "took-effect", "Saw it on the console"));
        assertThat(actions.get(unknown).state()).isEqualTo(ContainmentState.ACTIVE);
        signedIn.as("rita", "responder", () -> desk.answer(unknown, "done-by-hand", "Plugged it in again"));
        assertThat(actions.get(unknown).state()).isEqualTo(ContainmentState.RELEASED);
        assertThatThrownBy(() -> desk.answer(unknown, "took-effect", "Again")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk.answer(unknown, "perhaps", "Again")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk.answer(action("ws-2", "unknown"), "took-effect", " "))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void apiShowsTheContainmentOfACase() throws Exception {
        action("ws-api", "active");
        web.perform(get("/api/cases/{key}/containment", key).with(as("otto", "auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].action").value("isolate-host"))
                .andExpect(jsonPath("$[0].target").value("ws-api"))
                .andExpect(jsonPath("$[0].state").value("active"))
                .andExpect(jsonPath("$[0].requester").value("rita"));
        web.perform(get("/api/cases/{key}/containment", "IR-2099-0001").with(as("otto", "auditor")))
                .andExpect(status().isNotFound());
        web.perform(get("/api/cases/{key}/containment", "nonsense").with(as("otto", "auditor")))
                .andExpect(status().isNotFound());
        web.perform(get("/api/cases/{key}/containment", key).with(as("siem", "alert-source")))
                .andExpect(status().isForbidden());
        web.perform(get("/api/cases/{key}/containment", key)).andExpect(status().isUnauthorized());
    }

    @Test
    void apiTakesSignaturesOfCommandAndManagementOnly() throws Exception {
        long id = action("ws-sign", "active");
        String sign = "/api/cases/" + key + "/containment/" + id + "/sign-permanent";
        for (RequestPostProcessor other : List.of(as("rita", "responder"), as("otto", "auditor"))) {
            web.perform(post(sign)
                            .with(other)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\":\"Scrapped\"}"))
                    .andExpect(status().isForbidden());
        }
        web.perform(post(sign)
                        .with(as("clara", "incident-commander"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"Scrapped\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.signers[0]").value("clara"))
                .andExpect(jsonPath("$.state").value("active"));
        web.perform(post(sign)
                        .with(as("clara", "incident-commander"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"Scrapped\"}"))
                .andExpect(status().isConflict());
        web.perform(post(sign)
                        .with(as("marta", "management"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnprocessableEntity());
        web.perform(post("/api/cases/" + cases.critical() + "/containment/" + id + "/sign-permanent")
                        .with(as("marta", "management"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"Scrapped\"}"))
                .andExpect(status().isNotFound());
    }

    @Test
    void pageShowsWhatIsInForceAndFilters() throws Exception {
        action("ws-page<b>", "active");
        web.perform(get("/containment").with(as("rita", "responder")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ws-page&lt;b&gt;")))
                .andExpect(content().string(containsString("Say what is true")))
                .andExpect(content().string(not(containsString("Let it stay"))))
                .andExpect(content().string(not(containsString("Nothing is in force"))))
                .andExpect(content().string(containsString("called as usual")))
                .andExpect(content().string(containsString("href=\"/range\"")))
                .andExpect(content().string(containsString("aria-current=\"page\"")));
        web.perform(get("/containment").param("q", key.text()).with(as("clara", "incident-commander")))
                .andExpect(content().string(containsString("ws-page&lt;b&gt;")))
                .andExpect(content().string(containsString("Let it stay")));
        web.perform(get("/containment").param("q", "no such thing").with(as("otto", "auditor")))
                .andExpect(content().string(not(containsString("ws-page&lt;b&gt;"))))
                .andExpect(content().string(containsString("Nothing matches")));
    }

    @Test
    void pageAsksForAReleaseOnceAndShowsUntilWhenAndWithWhat() throws Exception {
        long id = actions.add(
                key,
                new ContainmentRequest(
                        ContainmentKind.STOP_SERVICE, "ws-release", Map.of("service", "nginx"), "Web shell"),
                "rita",
                false);
        jdbc.update(
                "UPDATE containment_action SET state = 'active', active_at = now(), expires_at = now() WHERE id = ?",
                id);
        web.perform(get("/containment").param("q", "ws-release").with(as("rita", "responder")))
                .andExpect(content().string(containsString("Service: nginx")))
                .andExpect(content().string(containsString("until <time")))
                .andExpect(content().string(containsString("Ask for the release")));
        web.perform(post("/containment/{id}/release", id)
                        .with(as("rita", "responder"))
                        .with(csrf())
                        .param("notes", "The shell is gone"))
                .andExpect(flash().attributeExists("done"));
        assertThat(actions.get(id).state()).isEqualTo(ContainmentState.RELEASE_REQUESTED);
        web.perform(post("/containment/{id}/release", id)
                        .with(as("rita", "responder"))
                        .with(csrf())
                        .param("notes", "The shell is gone"))
                .andExpect(flash().attributeExists("problem"));
        web.perform(get("/containment").param("q", "ws-release").with(as("otto", "auditor")))
                .andExpect(content().string(not(containsString("Ask for the release"))));
    }

    @Test
    void pageTakesAnAnswerOnceAndSaysWhyNotASecondTime() throws Exception {
        long id = action("ws-answer", "unknown");
        web.perform(post("/containment/{id}/answer", id)
                        .with(as("rita", "responder"))
                        .with(csrf())
                        .param("resolution", "no-effect")
                        .param("notes", "It still answers"))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attributeExists("done"));
        web.perform(post("/containment/{id}/answer", id)
                        .with(as("rita", "responder"))
                        .with(csrf())
                        .param("resolution", "no-effect")
                        .param("notes", "It still answers"))
                .andExpect(flash().attributeExists("problem"));
        web.perform(post("/containment/{id}/answer", id).with(as("rita", "responder")))
                .andExpect(status().isForbidden());
    }

    @Test
    void restrictedCaseIsThereForItsPeopleOnly() throws Exception {
        long id = action("ws-secret", "active");
        jdbc.update("UPDATE incident_case SET restricted = true WHERE key = ?", key.text());
        jdbc.update("INSERT INTO case_person (case_key, login) VALUES (?, 'raj')", key.text());
        web.perform(get("/containment").with(as("rita", "responder")))
                .andExpect(content().string(not(containsString("ws-secret"))));
        web.perform(get("/api/cases/{key}/containment", key).with(as("rita", "responder")))
                .andExpect(status().isNotFound());
        signedIn.as(
                "rita",
                "responder",
                () -> assertThatThrownBy(() -> desk.answer(id, "done-by-hand", "Done"))
                        .isInstanceOf(Refusal.class));
        web.perform(get("/containment").with(as("raj", "responder")))
                .andExpect(content().string(containsString("ws-secret")));
    }

    @Test
    void panelOfTheCaseShowsEveryAction() {
        action("ws-panel", "released");
        assertThat(panel.fragment()).isEqualTo("containment/panel :: panel");
        assertThat((List<?>) panel.model(key)).singleElement().isInstanceOfSatisfying(ContainmentView.class, view -> {
            assertThat(view.target()).isEqualTo("ws-panel");
            assertThat(view.statePlain()).isEqualTo("released");
        });
    }

    @Test
    void practiceRangeExplainsItself() throws Exception {
        web.perform(get("/range").with(as("rita", "responder")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("http://127.0.0.1:")))
                .andExpect(content().string(containsString("garbage")));
        web.perform(get("/range").with(as("siem", "alert-source"))).andExpect(status().isForbidden());
    }

    private long action(String target, String state) {
        return action(key, target, state, false);
    }

    private long action(CaseKey caseKey, String target, String state, boolean drill) {
        long id = actions.add(
                caseKey, new ContainmentRequest(ContainmentKind.ISOLATE_HOST, target, "Beacon"), "rita", drill);
        jdbc.update("UPDATE containment_action SET state = ?, active_at = now() WHERE id = ?", state, id);
        return id;
    }

    private static RequestPostProcessor as(String login, String role) {
        return user(login).roles(role);
    }
}
