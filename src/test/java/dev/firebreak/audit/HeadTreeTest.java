package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeads;
import dev.firebreak.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class HeadTreeTest {

    private static final Logger LOG = LoggerFactory.getLogger(HeadTreeTest.class);
    private static final int MANY = 100_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whateverChangesItsRootIsThatOfATreeMadeAnew() {
        Random random = new Random(7);
        HeadTree tree = new HeadTree();
        Map<String, CaseHead> all = new HashMap<>();
        for (int round = 0; round < 300; round++) {
            List<CaseHead> changed = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                String key = (random.nextBoolean() ? "IR-" : "\uD83D\uDE00-\uFFEE") + random.nextInt(200);
                CaseHead head = new CaseHead(key, round, Hash.ofLeaf(key.getBytes(StandardCharsets.UTF_8)));
                if (changed.stream().noneMatch(each -> each.caseKey().equals(key))) {
                    changed.add(head);
                    all.put(key, head);
                }
            }
            tree.put(changed);
            assertThat(tree.root()).isEqualTo(new CaseHeads(List.copyOf(all.values())).summary());
        }
    }

    @Test
    void aCheckpointAmongAHundredThousandCasesCostsWhatChanged() throws Exception {
        try (OwnRecord record = new OwnRecord(folder).migrated("50")) {
            record.spoil("audit.case_head", """
                    INSERT INTO audit.case_head
                    SELECT 'IR-2026-' || lpad(i::text, 6, '0'), 1, sha256(i::text::bytea) FROM generate_series(1, %d) i
                    """.formatted(MANY));
            record.spoil("audit.sequenced", """
                    INSERT INTO audit.sequenced (seq, id, at, actor, kind, case_key, number, before, commitment, leaf_hash)
                    SELECT i - 1, gen_random_uuid(), now(), 'a', 'Marked', 'IR-2026-' || lpad(i::text, 6, '0'), 1,
                        decode(repeat('00', 32), 'hex'), sha256('c'), sha256(i::text::bytea) FROM generate_series(1, %d) i
                    """.formatted(MANY));
            record.superuser.execute("ANALYZE");
            CaseHeadRows heads = record.heads();
            long size = MANY;
            Duration first = took(() -> heads.rootAt(MANY));
            Duration anew = took(() -> assertThat(heads.at(MANY).summary()).isEqualTo(heads.rootAt(MANY)));
            List<Duration> next = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                record.appendTo("IR-2026-000" + (100 + round), 3);
                record.appendTo("IR-2027-" + round, 1);
                long now = record.tiles().size();
                next.add(took(() -> heads.rootAt(now)));
                size += 4;
                assertThat(now).isEqualTo(size);
            }
            assertThat(heads.rootAt(size)).isEqualTo(heads.at(size).summary());
            next.sort(null);
            LOG.info(
                    "{} cases: first root {}, all anew {}, next ones {} to {}",
                    MANY,
                    first,
                    anew,
                    next.get(0),
                    next.get(19));
            assertThat(next.get(10)).isLessThan(Duration.ofMillis(100));
        }
    }

    private static Duration took(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
