package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sixteen writers append to the record of a whole Firebreak, eight inside of it and eight that post alerts to it, while its
 * database and its own process are killed with SIGKILL in turn: ten kills. Whatever was acknowledged is in the record once,
 * and the record is whole.
 */
@Tag("proof")
class KilledRecordProof {

    private static final Logger LOG = LoggerFactory.getLogger("proof");
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int KILLS = 10;
    private static final int TRANSACTIONS = 200;
    private static final int ALERTS = 8;

    @TempDir
    private Path folder;

    private final Random random = new Random(1);

    /** @param began nanoseconds, as {@code ended} */
    private record Acknowledged(String id, long began, long ended) {}

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsInTheRecordOnceAndTheRecordIsWhole() throws Exception {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        try (Stage stage = new Stage(true);
                Nodes nodes = new Nodes(folder, stage)) {
            AlertSenders senders = killAgainAndAgain(nodes, notes);
            WholeRecord record = new WholeRecord(nodes.jdbc());
            Map<String, Acknowledged> acknowledged = acknowledged(notes);
            int unknown = checkTransactions(record, acknowledged);
            checkAlerts(record, senders.accepted());
            int outOfTree = checkOrder(record.chains(), acknowledged);
            int checkpoints = record.checkCheckpoints(Files.readAllBytes(nodes.signerMemory()));
            LOG.info(String.format(
                    Locale.ROOT,
                    "proof killed-record kills=%d writers=%d acknowledged=%d alerts=%d unacknowledged-whole=%d "
                            + "entries=%d later-number-earlier-in-tree=%d checkpoints=%d lost=0 twice=0",
                    KILLS,
                    RecordWriters.THREADS + AlertSenders.THREADS,
                    acknowledged.size(),
                    senders.accepted().size(),
                    unknown,
                    record.entries().size(),
                    outOfTree,
                    checkpoints));
        }
    }

    private AlertSenders killAgainAndAgain(Nodes nodes, Path notes) throws Exception {
        Nodes.Node node = start(nodes, notes);
        nodes.makeAlertSource();
        AlertSenders senders = new AlertSenders(node);
        for (int kill = 0; kill < KILLS; kill++) {
            awaitLoad(senders, notes);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
            if (kill % 2 == 0) {
                nodes.killDatabase();
            } else {
                node.kill();
                node = start(nodes, notes);
                senders.to(node);
            }
        }
        awaitLoad(senders, notes);
        RecordWriters.stop(notes);
        senders.stop();
        // Its jobs go on as long as it lives; what is read below stands still.
        node.stop();
        nodes.drain();
        return senders;
    }

    private static Nodes.Node start(Nodes nodes, Path notes) throws IOException {
        return nodes.start(WritingFirebreak.class, Map.of(WritingFirebreak.NOTES, notes.toString()));
    }

    /** Both kinds of writers have had so much acknowledged since. */
    private static void awaitLoad(AlertSenders senders, Path notes) throws IOException {
        int transactions = acknowledged(notes).size();
        int alerts = senders.accepted().size();
        await().atMost(SOON)
                .until(() -> acknowledged(notes).size() >= transactions + TRANSACTIONS
                        && senders.accepted().size() >= alerts + ALERTS);
    }

    /** Every acknowledged one is there once, and whoever is there is whole, in its order and in one piece. Returns the others. */
    private static int checkTransactions(WholeRecord record, Map<String, Acknowledged> acknowledged) {
        Map<String, List<WholeRecord.Entry>> found = record.ofKind(RecordWriters.KIND).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.details().path("tx").asText()));
        found.forEach((id, entries) -> {
            assertThat(entries)
                    .as(id)
                    .hasSize(entries.get(0).details().path("of").asInt());
            for (int n = 0; n < entries.size(); n++) {
                assertThat(entries.get(n).details().path("n").asInt()).as(id).isEqualTo(n + 1);
                assertThat(entries.get(n).seq()).as(id).isEqualTo(entries.get(0).seq() + n);
            }
        });
        assertThat(found.keySet()).containsAll(acknowledged.keySet());
        return found.size() - acknowledged.size();
    }

    /** However often an alert was sent until it was accepted. */
    private static void checkAlerts(WholeRecord record, Map<String, String> accepted) {
        List<String> ids = record.ofKind("AlertAccepted").stream()
                .map(entry -> entry.details().path("alertId").asText())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().containsAll(accepted.values());
        assertThat(ids.size()).isBetween(accepted.size(), accepted.size() + AlertSenders.THREADS);
    }

    /**
     * In each case, whatever was acknowledged before something else began has the smaller number. Returns how many entries
     * have a place in the tree before one of their case with a smaller number, which is allowed.
     */
    private static int checkOrder(Map<String, List<WholeRecord.Entry>> chains, Map<String, Acknowledged> acknowledged) {
        int outOfTree = 0;
        for (List<WholeRecord.Entry> chain : chains.values()) {
            long latestBegin = Long.MIN_VALUE;
            long highest = -1;
            for (WholeRecord.Entry entry : chain) {
                Acknowledged known = acknowledged.get(entry.details().path("tx").asText());
                if (known != null) {
                    assertThat(known.ended()).as("%s", entry).isGreaterThanOrEqualTo(latestBegin);
                    latestBegin = Math.max(latestBegin, known.began());
                }
                outOfTree += entry.seq() < highest ? 1 : 0;
                highest = Math.max(highest, entry.seq());
            }
        }
        return outOfTree;
    }

    /** By transaction, what every writer of every life noted; a line that a kill cut short is no acknowledgement. */
    private static Map<String, Acknowledged> acknowledged(Path notes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(notes)) {
            files = all.filter(file -> file.toString().endsWith(".txt")).toList();
        }
        Map<String, Acknowledged> acknowledged = new HashMap<>();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                String[] parts = line.split(" ");
                assertThat(acknowledged.put(
                                parts[0],
                                new Acknowledged(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]))))
                        .isNull();
            }
        }
        return acknowledged;
    }
}
