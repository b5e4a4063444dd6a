package dev.firebreak.audit;

import java.io.IOException;

/**
 * Files that a package gives to the bundle of a case, beside its entries. Whoever asks for the bundle has shown the right to
 * read the case.
 */
public interface BundlePart {

    /** Writes them in parts: a bundle never stands in memory. No files where it knows nothing of the case. */
    void write(String caseKey, BundleSink sink) throws IOException;
}
