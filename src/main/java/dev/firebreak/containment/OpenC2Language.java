package dev.firebreak.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** What is a command and a response of OpenC2 1.0 (OASIS OpenC2 Language Specification 1.0, section 3.3). */
final class OpenC2Language {

    private final Schema command = schema("/containment/openc2-command.json");
    private final Schema response = schema("/containment/openc2-response.json");

    private static Schema schema(String file) {
        try (InputStream in = OpenC2Language.class.getResourceAsStream(file)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The language of OpenC2 cannot be read", e);
        }
    }

    /** What is wrong with a command; nothing where it is one. */
    List<String> problemsOfCommand(JsonNode text) {
        List<String> problems = new ArrayList<>(problems(command, text));
        for (String key : List.of("ipv6_net", "src_addr", "dst_addr")) {
            text.findValues(key).stream()
                    .map(JsonNode::asText)
                    .filter(net -> net.contains(":") && !isAddress(net))
                    .forEach(net -> problems.add(key + ": '" + net + "' is no address of version 6"));
        }
        return problems;
    }

    /** What is wrong with a response; nothing where it is one. */
    List<String> problemsOfResponse(JsonNode text) {
        return problems(response, text);
    }

    private static List<String> problems(Schema schema, JsonNode text) {
        return schema.validate(text).stream().map(Error::toString).toList();
    }

    /** Which patterns cannot say: where the two colons may stand, and how many groups that leaves. */
    private static boolean isAddress(String net) {
        try {
            // With a colon in it nothing is looked up.
            return InetAddress.getByName(net.replaceFirst("/.*", "")) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
