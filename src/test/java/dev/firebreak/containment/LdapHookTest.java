package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.firebreak.engine.EffectOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts of a real directory server that runs in memory, over TLS. */
class LdapHookTest {

    private static final String PEOPLE = "ou=people,dc=example,dc=org";
    private static final String ANNA = "uid=anna," + PEOPLE;

    @TempDir
    static Path folder;

    private static SSLContext tls = AHook.systemTrust();

    private final AtomicInteger modifications = new AtomicInteger();
    private Consumer<InMemoryInterceptedModifyRequest> beforeChange = request -> {};
    private Consumer<InMemoryInterceptedModifyResult> afterChange = result -> {};
    private InMemoryDirectoryServer server = unused();

    @BeforeAll
    static void certificate() throws Exception {
        tls = TestCertificate.of("127.0.0.1", folder).context();
    }

    @BeforeEach
    void directory() throws Exception {
        InMemoryDirectoryServerConfig config = config();
        config.addAdditionalBindCredentials("cn=firebreak,dc=example,dc=org", "s3cret");
        config.addInMemoryOperationInterceptor(new Watching());
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPSConfig(
                        "ldaps",
                        InetAddress.getLoopbackAddress(),
                        0,
                        tls.getServerSocketFactory(),
                        tls.getSocketFactory()),
                InMemoryListenerConfig.createLDAPConfig(
                        "ldap", InetAddress.getLoopbackAddress(), 0, tls.getSocketFactory()));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        server.add(person("anna", "512"));
        server.add(person("ben", "66048"));
        server.add(person("gone", "514"));
        server.startListening();
    }

    @AfterEach
    void stop() {
        server.shutDown(true);
    }

    @Test
    void accountIsDisabledAndEnabledAgainWithAllItsOtherBits() throws Exception {
        LdapHook hook = hook();
        assertThat(hook.send(apply("ben"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(control("ben")).isEqualTo("66050");
        assertThat(hook.send(release("ben"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(control("ben")).isEqualTo("66048");
    }

    @Test
    void sameCallAgainChangesNothing() throws Exception {
        LdapHook hook = hook();
        hook.send(apply("anna"));
        assertThat(hook.send(apply("anna"))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(hook.send(apply("gone"))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(hook.send(release("ben"))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(modifications).hasValue(1);
        assertThat(hook.counterpart().honoursKeys()).isTrue();
    }

    @Test
    void directoryIsAskedForWhatIsSo() {
        LdapHook hook = hook();
        assertThat(hook.counterpart().canBeAsked()).isTrue();
        assertThat(hook.ask(apply("anna"))).isInstanceOf(EffectOutcome.NotSent.class);
        hook.send(apply("anna"));
        assertThat(hook.ask(apply("anna"))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(hook.ask(release("anna"))).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(modifications).hasValue(1);
    }

    @Test
    void startTlsIsSpokenWhereTheAddressIsPlain() throws Exception {
        LdapHook hook = hook("url=ldap://127.0.0.1:" + server.getListenPort("ldap"));
        assertThat(hook.send(apply("anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(control("anna")).isEqualTo("514");
    }

    @ParameterizedTest
    @CsvSource({"password-policy,pwdAccountLockedTime,000001010000Z", "ns-account-lock,nsAccountLock,true"})
    void otherDirectoriesDisableInTheirOwnWay(String mode, String attribute, String value) throws Exception {
        LdapHook hook = hook("ldap.mode=" + mode);
        assertThat(hook.send(apply("anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(server.getEntry(ANNA, attribute).getAttributeValue(attribute))
                .isEqualTo(value);
        assertThat(hook.send(apply("anna"))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
        assertThat(hook.send(release("anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(server.getEntry(ANNA, attribute).hasAttribute(attribute)).isFalse();
    }

    @Test
    void lockForWrongPasswordsIsMadeALockForEver() throws Exception {
        server.modify(
                "dn: " + ANNA,
                "changetype: modify",
                "add: pwdAccountLockedTime",
                "pwdAccountLockedTime: 20260101000000Z");
        assertThat(hook("ldap.mode=password-policy").send(apply("anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(server.getEntry(ANNA, "*", "+").getAttributeValues("pwdAccountLockedTime"))
                .containsExactly("000001010000Z");
    }

    @Test
    void accountThatSomebodyElseDisabledIsNotEnabledWhereNotesAreKept() throws Exception {
        LdapHook hook = hook("ldap.note-attribute=employeeType");
        hook.send(apply("anna"));
        assertThat(server.getEntry(ANNA).getAttributeValue("employeeType")).contains("IR-2026-0001");
        assertThat(hook.send(release("gone"))).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(control("gone")).isEqualTo("514");

        assertThat(hook.send(release("anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(control("anna")).isEqualTo("512");
        assertThat(server.getEntry(ANNA).hasAttribute("employeeType")).isFalse();
    }

    @Test
    void changeThatSomebodyElseMadeMeanwhileIsNotUndone() throws Exception {
        beforeChange = request -> modify(ANNA, "userAccountControl", "66048");
        assertThat(hook().send(apply("anna"))).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(control("anna")).isEqualTo("66048");
        beforeChange = request -> {};
        assertThat(hook().send(apply("anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(control("anna")).isEqualTo("66050");
    }

    @Test
    void nameOfTwoAccountsChangesNeither() throws Exception {
        server.add(
                "dn: uid=anna2," + PEOPLE,
                "objectClass: person",
                "uid: anna2",
                "sAMAccountName: anna",
                "cn: a",
                "sn: a");
        server.add(
                "dn: uid=anna3," + PEOPLE,
                "objectClass: person",
                "uid: anna3",
                "sAMAccountName: anna",
                "cn: a",
                "sn: a");
        assertThat(hook().send(apply("anna")))
                .isInstanceOf(EffectOutcome.Refused.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("more than one account");
        assertThat(modifications).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "a*", "anna)(uid=*", "*)(objectClass=*", "anna))(|(uid=ben", "\\2a", "nobody", "", "anna\0"
            })
    void nameThatIsNoAccountFindsNone(String account) {
        assertThat(hook().send(apply(account))).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(hook("ldap.domain=2A").send(apply(account))).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(modifications).hasValue(0);
    }

    @Test
    void nameWithADomainIsTakenInItsOwnDomainOnly() throws Exception {
        LdapHook hook = hook("ldap.domain=EXAMPLE");
        assertThat(hook.send(apply("OTHER\\anna"))).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(control("anna")).isEqualTo("512");
        assertThat(hook.send(apply("example\\anna"))).isInstanceOf(EffectOutcome.Applied.class);
        assertThat(control("anna")).isEqualTo("514");
    }

    @Test
    void wrongPasswordOfTheServiceAccountIsARefusal() {
        assertThat(hook("secret=wrong").send(apply("anna")))
                .isInstanceOf(EffectOutcome.Refused.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("invalid credentials", "Nothing was changed");
    }

    @Test
    void changeThatTheDirectoryRefusesIsARefusal() {
        beforeChange = request -> {
            throw new Refusal(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
        };
        assertThat(hook().send(apply("anna"))).isInstanceOf(EffectOutcome.Refused.class);
    }

    @Test
    void busyDirectoryIsTriedAgain() {
        beforeChange = request -> {
            throw new Refusal(ResultCode.BUSY);
        };
        assertThat(hook().send(apply("anna"))).isInstanceOf(EffectOutcome.NotSent.class);
    }

    @Test
    void referralIsNotFollowed() throws Exception {
        try (Canary canary = Canary.onEveryAddress()) {
            beforeChange = request -> {
                throw new Refusal(ResultCode.REFERRAL, "ldap://127.0.0.1:" + canary.port() + "/" + ANNA);
            };
            assertThat(hook().send(apply("anna"))).isInstanceOf(EffectOutcome.Refused.class);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void changeWhoseAnswerComesTooLateIsUnknown() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        afterChange = result -> await(answered);
        LdapHook hook = hook();
        long before = System.nanoTime();
        assertThat(hook.send(apply("anna"))).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        answered.countDown();
        assertThat(hook().ask(apply("anna"))).isInstanceOf(EffectOutcome.AlreadyApplied.class);
    }

    @Test
    void directoryThatIsDownOrSilentWasNotSentTo() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(hook("url=ldaps://127.0.0.1:" + closed).send(apply("anna")))
                .isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(hook("url=ldaps://127.0.0.1:" + closed).ask(apply("anna")))
                .isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            for (String scheme : List.of("ldap", "ldaps")) {
                assertThat(hook("url=" + scheme + "://127.0.0.1:" + silent.getLocalPort())
                                .send(apply("anna")))
                        .isInstanceOf(EffectOutcome.NotSent.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void certificateThatNobodyVouchesForOrOfAnotherNameWasNotSentTo(String scheme) {
        String port = String.valueOf(server.getListenPort(scheme));
        HookSettings settings = AHook.with(lines("url=" + scheme + "://127.0.0.1:" + port));
        assertThat(new LdapHook("ad", settings, new LdapDirectory(settings, AHook.LOOPBACK, AHook.systemTrust()))
                        .send(apply("anna")))
                .isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(hook("url=" + scheme + "://localhost:" + port).send(apply("anna")))
                .isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(modifications).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps"})
    void directoryAtABlockedAddressHearsNothing(String scheme) throws IOException {
        try (Canary canary = Canary.onEveryAddress()) {
            HookSettings settings = AHook.with(lines("url=" + scheme + "://127.0.0.1:" + canary.port()));
            EffectOutcome outcome = new LdapHook(
                            "ad", settings, new LdapDirectory(settings, AllowedNetworks.of(List.of()), tls))
                    .send(apply("anna"));
            assertThat(outcome).isInstanceOf(EffectOutcome.Refused.class);
            assertThat(outcome.message()).contains("127.0.0.1 is a loopback address");
            assertThat(canary.connections()).isZero();
        }
    }

    private LdapHook hook(String... more) {
        HookSettings settings = AHook.with(lines(more));
        return new LdapHook("ad", settings, new LdapDirectory(settings, AHook.LOOPBACK, tls));
    }

    private String[] lines(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "type=ldap",
                "url=ldaps://127.0.0.1:" + server.getListenPort("ldaps"),
                "secret=s3cret",
                "connect-timeout=1s",
                "call-timeout=2s",
                "ldap.bind-dn=cn=firebreak,dc=example,dc=org",
                "ldap.base-dn=" + PEOPLE));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    private static HookCall apply(String account) {
        return call(account, "apply");
    }

    private static HookCall release(String account) {
        return call(account, "release");
    }

    private static HookCall call(String account, String kind) {
        return new HookCall("IR-2026-0001", "disable-account", account, Map.of(), kind, "Stolen", "ab".repeat(32));
    }

    private String control(String uid) throws LDAPException {
        return server.getEntry("uid=" + uid + "," + PEOPLE).getAttributeValue("userAccountControl");
    }

    private void modify(String dn, String attribute, String value) {
        try {
            server.modify("dn: " + dn, "changetype: modify", "replace: " + attribute, attribute + ": " + value);
        } catch (LDAPException | com.unboundid.ldif.LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] person(String uid, String control) {
        return new String[] {
            "dn: uid=" + uid + "," + PEOPLE,
            "objectClass: person",
            "uid: " + uid,
            "sAMAccountName: " + uid,
            "mail: " + uid + "@example.org",
            "cn: " + uid,
            "sn: " + uid,
            "userAccountControl: " + control
        };
    }

    private static InMemoryDirectoryServerConfig config() throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setSchema(null);
        return config;
    }

    private static InMemoryDirectoryServer unused() {
        try {
            return new InMemoryDirectoryServer(config());
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Refusal extends RuntimeException {
        private final ResultCode code;
        private final String[] referrals;

        Refusal(ResultCode code, String... referrals) {
            this.code = code;
            this.referrals = referrals;
        }
    }

    private final class Watching extends InMemoryOperationInterceptor {

        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
            try {
                beforeChange.accept(request);
            } catch (Refusal refusal) {
                throw new LDAPException(refusal.code, "no", "", refusal.referrals);
            }
        }

        @Override
        public void processModifyResult(InMemoryInterceptedModifyResult result) {
            modifications.incrementAndGet();
            afterChange.accept(result);
        }
    }
}
