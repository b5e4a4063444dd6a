package dev.firebreak.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.Actor;
import dev.firebreak.audit.BundlePart;
import dev.firebreak.audit.BundleSink;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evidence in the bundle of its case: evidence/ID/content, the bytes as they came in, and evidence/items.json, each item with
 * its chain of custody. A path holds no name that people gave, so none can lead out of the folder.
 */
@Component
class EvidenceBundle implements BundlePart {

    private final EvidenceRows rows;
    private final EvidenceViews views;
    private final EvidenceContent contents;
    private final Custody custody;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    EvidenceBundle(
            EvidenceRows rows,
            EvidenceViews views,
            EvidenceContent contents,
            Custody custody,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.views = views;
        this.contents = contents;
        this.custody = custody;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One of items.json.
     *
     * @param content included, disposed (two people let it go) or damaged (not what was stored, or not readable)
     * @param path of the content, or null where it is not included
     */
    record Item(String content, @Nullable String path, EvidenceView item) {}

    /** Each item whose content goes out is copied: a link in its chain of custody, before anything is sent. */
    @Override
    public Files of(String caseKey) {
        List<EvidenceItem> items = rows.of(new CaseKey(caseKey));
        transaction.executeWithoutResult(status -> items.stream()
                .filter(item -> !item.disposed())
                .forEach(item -> custody.add(
                        item,
                        CustodyKind.COPIED,
                        Actor.current(),
                        null,
                        "bundle of the case",
                        "exported with the case",
                        Custody.NO_CHANGES)));
        return sink -> write(items, sink);
    }

    private void write(List<EvidenceItem> items, BundleSink sink) throws IOException {
        List<Item> written = new ArrayList<>();
        for (EvidenceItem item : items) {
            written.add(write(item, sink));
        }
        sink.file("evidence/items.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(written));
    }

    private Item write(EvidenceItem item, BundleSink sink) throws IOException {
        // Others may have let it go since the export began.
        EvidenceItem now = rows.find(item.id()).orElse(item);
        if (now.disposed()) {
            return new Item("disposed", null, views.view(now));
        }
        InputStream content;
        try {
            content = contents.verified(now);
        } catch (Refusal damaged) {
            return new Item("damaged", null, views.view(now));
        }
        String path = "evidence/" + item.id() + "/content";
        try (content;
                OutputStream out = sink.openIncompressible(path)) {
            copy(now, content, out);
        }
        return new Item("included", path, views.view(now));
    }

    /** It was whole a moment ago; what changes while it is read ends the bundle. */
    private static void copy(EvidenceItem item, InputStream content, OutputStream out) throws IOException {
        Sha256 hash = new Sha256();
        byte[] part = new byte[Uploads.PART];
        for (int length = content.read(part); length > 0; length = content.read(part)) {
            hash.add(part, length);
            out.write(part, 0, length);
        }
        if (!hash.hex().equals(item.sha256())) {
            throw new IOException("The content of " + item.plain() + " changed while it was exported");
        }
    }
}
