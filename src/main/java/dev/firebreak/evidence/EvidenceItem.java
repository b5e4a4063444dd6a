package dev.firebreak.evidence;

import dev.firebreak.cases.CaseKey;
import java.time.Instant;

/**
 * One item of evidence.
 *
 * @param name as people call it: shown, never a path
 * @param size in bytes
 * @param sha256 64 lowercase hex, of the content as it was received
 * @param place where its store keeps it
 * @param disposed whether its content is gone by the decision of two people
 */
record EvidenceItem(
        long id,
        CaseKey caseKey,
        String name,
        String description,
        long size,
        String sha256,
        Storage storage,
        String place,
        Instant storedAt,
        String storedBy,
        boolean disposed) {

    /** "evidence 7 'disk.img'". */
    String plain() {
        return "evidence " + id + " '" + name + "'";
    }
}
