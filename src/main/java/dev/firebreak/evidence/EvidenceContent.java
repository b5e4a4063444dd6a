package dev.firebreak.evidence;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Hands content out, only if it is what was stored. */
@Component
class EvidenceContent {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceContent.class);

    private final ContentStores stores;
    private final AuditLog audit;

    EvidenceContent(ContentStores stores, AuditLog audit) {
        this.stores = stores;
        this.audit = audit;
    }

    /**
     * The content, after all of it was read once: nobody gets a first byte of what does not have the hash of the record.
     *
     * @throws Refusal 500 where it is damaged or gone, which is recorded
     */
    InputStream verified(EvidenceItem item) throws IOException {
        String found;
        try {
            found = hash(item);
        } catch (IOException e) {
            throw damaged(item, "cannot be read: " + e, e);
        }
        if (!found.equals(item.sha256())) {
            throw damaged(item, "has SHA-256 " + found + " instead of " + item.sha256(), null);
        }
        return content(item);
    }

    private InputStream content(EvidenceItem item) throws IOException {
        return stores.of(item.storage()).read(item.place());
    }

    private String hash(EvidenceItem item) throws IOException {
        Sha256 hash = new Sha256();
        byte[] part = new byte[Uploads.PART];
        try (InputStream content = content(item)) {
            for (int length = content.read(part); length > 0; length = content.read(part)) {
                hash.add(part, length);
            }
        }
        return hash.hex();
    }

    private Refusal damaged(EvidenceItem item, String how, @Nullable Exception cause) {
        LOG.error(
                "The content of {} {}. Find out who touched it, and bring it back from a backup.",
                item.plain(),
                how,
                cause);
        audit.appendAlone(AuditEntry.ofCase(
                "EvidenceDamaged",
                item.caseKey().text(),
                "The content of " + item.plain() + " is not what was stored",
                Map.of("item", item.id(), "sha256", item.sha256(), "found", how)));
        return new Refusal(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Damaged",
                "The content is not what was stored, so it is not handed out. This is recorded; tell an administrator, who finds "
                        + "the cause in the server's log.");
    }
}
