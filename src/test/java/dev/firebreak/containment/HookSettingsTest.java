package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

class HookSettingsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void addressAloneIsAHookOverHttp() {
        HookSettings settings = AHook.with("url=https://edr.example.org/");
        assertThat(problems(settings)).isEmpty();
        assertThat(settings.type()).isEqualTo(HookType.HTTP);
        assertThat(settings.honoursKeys()).isFalse();
        assertThat(settings.callTimeout()).isNull();
        assertThat(settings.retryDelays()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "isolate-host,  '',   60",
        "take-snapshot, '',  120",
        "block-ip,      '',   30",
        "take-snapshot, 45s,  45",
        "block-ip,      45s,  30"
    })
    void callTakesAsLongAsTheCatalogueAllowsOrLess(String action, String callTimeout, long seconds) {
        HookSettings settings = callTimeout.isEmpty()
                ? AHook.with("url=https://edr.example.org/")
                : AHook.with("url=https://edr.example.org/", "call-timeout=" + callTimeout);
        HookCall call = new HookCall("IR-2026-0001", action, "x", Map.of(), "apply", "Beacon", "ab".repeat(32));
        assertThat(settings.timeout(call)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=http                                            | url must be",
                "url=ftp://edr.example.org/                           | url must be",
                "url=/edr                                             | url must be",
                "url=https:///edr                                     | url must be",
                "url=https://user:word@edr.example.org/               | url must be",
                "url=https://a.example/ worker=plant                  | worker must be",
                "type=remote                                          | worker must be",
                "type=remote worker=plant url=https://a.example/      | url must be",
                "type=remote worker=plant http.ask-url=https://a.b/   | only a hook of type http",
                "url=https://a.example/ call-timeout=0s               | must be longer",
                "url=https://a.example/ connect-timeout=0s            | must be longer",
                "url=https://a.example/ call-timeout=3m               | at most two minutes",
                "url=https://a.example/ http.ask-url=ask              | must be an absolute",
                "url=https://a.example/ http.ask-url=https://a.b/?x=y | must be an absolute",
                "url=https://a.example/ ldap.base-dn=dc=example       | bind-dn, base-dn and secret",
                "type=ldap url=ldaps://dc.example.org secret=x        | bind-dn, base-dn and secret",
                "type=ldap url=https://dc.example.org                 | url must be",
                "type=ldap ldap.filter=(uid=anna)                     | filter must be",
                "type=ldap ldap.filter=(uid={account}                 | filter must be",
                "type=ldap ldap.base-dn=example.org                   | distinguished names",
                "type=openc2 url=http://fw.example.org/               | url must be",
                "url=https://a.example/ openc2.profile=er             | only a hook of type openc2",
                "type=nftables url=https://a.example/                 | url must be",
                "url=https://a.example/ nftables.command=/sbin/nft    | only a hook of type nftables",
                "url=https://a.example/ http.signing-secret=secret    | whsec_"
            })
    void whatCannotWorkIsRefusedWithASentence(String lines, String sentence) {
        assertThat(problems(AHook.with(lines.split(" ")))).anyMatch(problem -> problem.contains(sentence));
    }

    @Test
    void networksThatCannotBeReadAreRefused() {
        assertThat(VALIDATOR.validate(AHook.containment("allow-networks=10.0.0.0/33")))
                .isNotEmpty();
        assertThat(VALIDATOR.validate(AHook.containment("allow-networks=10.0.0.0/8")))
                .isEmpty();
    }

    @Test
    void actionIsNotBoundToAHookThatCannotCarryItOut() {
        assertThat(VALIDATOR.validate(directoryFor("disable-account"))).isEmpty();
        assertThat(VALIDATOR.validate(directoryFor("isolate-host"))).isNotEmpty();
    }

    private static ContainmentProperties directoryFor(String action) {
        return AHook.containment(
                "hooks.ad.type=ldap",
                "hooks.ad.url=ldaps://dc.example.org",
                "hooks.ad.secret=x",
                "hooks.ad.ldap.bind-dn=cn=firebreak,dc=example,dc=org",
                "hooks.ad.ldap.base-dn=dc=example,dc=org",
                "bindings." + action + "=ad");
    }

    @Test
    void exampleOfTheReadmeIsRight() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml = readme.substring(readme.indexOf("```yaml\nfirebreak.containment") + 8);
        String filledIn = yaml.substring(0, yaml.indexOf("```"))
                .replace("${EDR_SIGNING_SECRET}", "whsec_cHJhY3RpY2UgcmFuZ2UsIG5vIHNlY3JldCBhdCBhbGw=");
        ContainmentProperties example = new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader()
                        .load("README", new ByteArrayResource(filledIn.getBytes(StandardCharsets.UTF_8)))))
                .bind("firebreak.containment", ContainmentProperties.class)
                .get();
        assertThat(VALIDATOR.validate(example)).isEmpty();
        assertThat(example.hooks().values()).extracting(HookSettings::type).contains(HookType.values());
    }

    @Test
    void secretsAreNotPrinted() {
        HookSettings settings = AHook.with(
                "url=https://a.example/",
                "secret=s3cret",
                "http.signing-secret=whsec_cHJhY3RpY2UgcmFuZ2UsIG5vIHNlY3JldCBhdCBhbGw=");
        assertThat(problems(settings)).isEmpty();
        assertThat(settings.toString() + settings.http()).doesNotContain("s3cret", "whsec");
    }

    private static List<String> problems(HookSettings settings) {
        return VALIDATOR.validate(settings).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
