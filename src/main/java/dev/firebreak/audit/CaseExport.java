package dev.firebreak.audit;

import dev.firebreak.tlog.CaseHead;
import dev.firebreak.tlog.CaseHeads;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes the bundle of a case: all its entries that a checkpoint covers, with what other packages keep of it. */
@Component
public class CaseExport {

    private static final String NUMBER = "SELECT coalesce(max(number), 0) FROM audit.case_head WHERE case_key = ?";

    private final AuditLog audit;
    private final Coverage coverage;
    private final Checkpoints checkpoints;
    private final TileTable tiles;
    private final CaseHeadRows heads;
    private final BundledEntries entries;
    private final BundleBasics basics;
    private final List<BundlePart> parts;
    private final CaseSheets sheets;
    private final CaseReport report;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    CaseExport(
            AuditLog audit,
            Coverage coverage,
            Checkpoints checkpoints,
            TileTable tiles,
            CaseHeadRows heads,
            BundledEntries entries,
            BundleBasics basics,
            List<BundlePart> parts,
            CaseSheets sheets,
            CaseReport report,
            JdbcTemplate jdbc,
            Clock clock) {
        this.audit = audit;
        this.coverage = coverage;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.heads = heads;
        this.entries = entries;
        this.basics = basics;
        this.parts = parts;
        this.sheets = sheets;
        this.report = report;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records that the current person exports the case, and waits a moment for a checkpoint that covers it. Whoever calls has
     * asked for that person's right.
     *
     * @param since size of a checkpoint that the reader keeps, to prove that nothing before it was changed; 0 without one
     * @return empty where no checkpoint covers an entry of the case yet
     */
    public Optional<RecordBundle> of(String caseKey, long since) {
        audit.appendAlone(AuditEntry.ofCase("CaseExported", caseKey, Actor.current() + " exported the case", Map.of()));
        List<BundlePart.Files> files =
                parts.stream().map(part -> part.of(caseKey)).toList();
        coverage.await();
        return checkpoints.newest().flatMap(note -> {
            SignedTree signed = SignedTree.of(note, tiles);
            CaseHeads all = heads.at(signed.size());
            return all.of(caseKey).map(head -> out -> write(out, signed, head, files, since));
        });
    }

    private void write(
            OutputStream out, SignedTree signed, CaseHeads.Proved proved, List<BundlePart.Files> files, long since)
            throws IOException {
        CaseHead head = proved.head();
        BundleWriter bundle = basics.begin(out, about(head, signed), signed, since);
        try (OutputStream lines = bundle.open("entries.ndjson")) {
            entries.ofCase(head.caseKey(), head.number(), signed.size(), entry -> basics.line(lines, entry, signed));
        }
        basics.json(bundle, "head.json", json(proved));
        try (TimelineCsv rows = basics.timeline(bundle)) {
            entries.ofCase(head.caseKey(), head.number(), signed.size(), rows::add);
        }
        List<CaseSheets.Filled> filled = sheets.write(head.caseKey(), bundle);
        try (OutputStream pdf = bundle.open("report.pdf")) {
            report.write(pdf, head, signed, filled);
        }
        for (BundlePart.Files part : files) {
            part.writeTo(bundle);
        }
        bundle.finish();
    }

    private String about(CaseHead head, SignedTree signed) {
        String about =
                "# Case " + head.caseKey() + "\n\nExported " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                        + " by " + Actor.current() + ". Its entries 1 to " + head.number()
                        + ", as signed when the record had " + signed.size() + " entries.\n";
        Long number = jdbc.queryForObject(NUMBER, Long.class, head.caseKey());
        long newer = (number == null ? 0 : number) - head.number();
        return newer <= 0
                ? about
                : about + "\n" + newer + " newer entries of the case had no checkpoint over them yet and are not here: "
                        + "export again for them.\n";
    }

    private static Map<String, Object> json(CaseHeads.Proved proved) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("case", proved.head().caseKey());
        head.put("number", proved.head().number());
        head.put("leaf", proved.head().leaf().hex());
        head.put("index", proved.index());
        head.put("proof", BundleBasics.hex(proved.proof()));
        return head;
    }
}
