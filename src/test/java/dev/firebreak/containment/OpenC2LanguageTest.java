package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenC2LanguageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenC2Language language = new OpenC2Language();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'deny','target':{'ipv4_net':'203.0.113.0/24'},'args':{'slpf':{'direction':'ingress'}}}",
                "{'action':'delete','target':{'slpf:rule_number':1234}}",
                "{'action':'contain','target':{'device':{'hostname':'ws-17'}},'actuator':{'er':{'asset_id':'1'}}}",
                "{'action':'deny','target':{'ipv6_connection':{'dst_addr':'2001:db8::1','protocol':'tcp','dst_port':443}}}",
                "{'action':'query','target':{'features':[]},'command_id':'x'}"
            })
    void commandIsTaken(String text) throws IOException {
        assertThat(language.problemsOfCommand(read(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'isolate','target':{'device':{'hostname':'ws-17'}}}",
                "{'action':'deny','target':{'ipv4_net':'203.0.113.66','ipv6_net':'::1'}}",
                "{'action':'deny','target':{'ipv6_net':'1::2::3'}}",
                "{'action':'deny','target':{'ipv6_connection':{'src_addr':'1:2:3'}}}",
                "{'action':'deny','target':{'ipv4_connection':{'dst_port':65536}}}",
                "{'action':'contain','target':{'device':{'hostname':'ws 17'}}}",
                "{'action':'contain','target':{'device':{}}}",
                "{'action':'deny','target':{'file':{'hashes':{'md5':'ab'}}}}",
                "{'action':'deny','target':{'ipv4_net':'203.0.113.66'},'comment':'x'}",
                "{'action':'deny','target':{'ipv4_net':'203.0.113.66'},'command_id':''}",
                "[]",
                "null"
            })
    void whatIsNoCommandIsRefused(String text) throws IOException {
        assertThat(language.problemsOfCommand(read(text))).isNotEmpty();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void publishedCommandsAreTakenAndBadOnesRefused() throws IOException {
        assertThat(refused("commands/good")).isEmpty();
        assertThat(taken("commands/bad")).isEmpty();
        assertThat(vectors("commands/good").size() + vectors("commands/bad").size())
                .isGreaterThan(100);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void publishedResponsesAreTakenAndBadOnesRefused() throws IOException {
        assertThat(refused("responses/good")).isEmpty();
        assertThat(taken("responses/bad")).isEmpty();
        assertThat(vectors("responses/good").size() + vectors("responses/bad").size())
                .isGreaterThan(20);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void whatThePacketFilterIsToldIsValidByThePublishedSchema() throws IOException {
        Schema published = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JsonMapper.builder()
                        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                        .build()
                        .readTree(inputs("Separate/JSON-Schema/oc2slpf-v1.0.1_cmd_gen.json")
                                .get(0)
                                .toFile()));
        for (String target : List.of("block-ip 203.0.113.66", "block-ip 2001:db8::1", "restrict-segment 10.3.0.0/16")) {
            for (String kind : List.of("apply", "release")) {
                String[] parts = target.split(" ");
                HookCall call = new HookCall("IR-2026-0001", parts[0], parts[1], Map.of(), kind, "Beacon", "ab");
                JsonNode command = JSON.valueToTree(OpenC2Profile.SLPF.command(call));
                assertThat(published.validate(command)).as(target).isEmpty();
            }
        }
    }

    private List<String> refused(String folder) throws IOException {
        List<String> refused =
                new ArrayList<>(vectors(folder).stream().map(Path::toString).toList());
        refused.removeAll(taken(folder));
        return refused;
    }

    private List<String> taken(String folder) throws IOException {
        List<String> taken = new ArrayList<>();
        for (Path vector : vectors(folder)) {
            if (isTaken(folder, Files.readString(vector))) {
                taken.add(vector.toString());
            }
        }
        return taken;
    }

    private boolean isTaken(String folder, String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return (folder.startsWith("commands")
                            ? language.problemsOfCommand(read)
                            : language.problemsOfResponse(read))
                    .isEmpty();
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static List<Path> vectors(String folder) throws IOException {
        return inputs("language/" + folder + "/");
    }

    private static List<Path> inputs(String part) throws IOException {
        Path inputs = Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), "standards/openc2");
        try (Stream<Path> files = Files.walk(inputs)) {
            return files.filter(file -> file.toString().contains(part))
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
