package dev.firebreak.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table {@code inet firebreak} of a Linux gateway; nobody else's rules are touched. */
final class NftFirewall {

    private final NftCommand nft;
    private final ObjectMapper json;
    private final List<Object> skeleton = new ArrayList<>();

    NftFirewall(NftCommand nft, ObjectMapper json) {
        this.nft = nft;
        this.json = json;
        try (InputStream file = NftFirewall.class.getResourceAsStream("/containment/nftables.json")) {
            json.readTree(file).forEach(skeleton::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The table's skeleton cannot be read", e);
        }
    }

    /**
     * The table as it is now; empty where there is none yet.
     *
     * @throws IOException where it cannot be listed
     */
    JsonNode table(Duration longest) throws IOException {
        NftCommand.Result listed = nft.run(longest, "", "-j", "list", "table", "inet", "firebreak");
        if (listed.exit() == 0) {
            return json.readTree(listed.output());
        }
        if (listed.error().contains("No such file or directory")) {
            return json.createObjectNode();
        }
        throw new IOException(listed.error());
    }

    /**
     * Changes the table in one transaction: all or nothing. The skeleton comes first every time, so that a table that somebody
     * emptied is whole again.
     */
    NftCommand.Result change(List<Map<String, ?>> commands, Duration longest) throws IOException {
        List<Object> all = new ArrayList<>(skeleton);
        all.addAll(commands);
        return nft.run(longest, json.writeValueAsString(Map.of("nftables", all)), "-j", "-f", "-");
    }
}
