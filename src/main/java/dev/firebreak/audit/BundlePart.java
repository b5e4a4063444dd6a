package dev.firebreak.audit;

import java.io.IOException;

/**
 * Files that a package gives to the bundle of a case, beside its entries. Whoever asks for the bundle has shown the right to
 * read the case.
 */
@FunctionalInterface
public interface BundlePart {

    /**
     * What writes the files. Called before the checkpoint of the bundle is chosen: what is to be recorded of giving them away,
     * such as a link in a chain of custody, is recorded here and so is in the bundle itself.
     */
    Files of(String caseKey);

    /** Writes the files in parts: a bundle never stands in memory. None where the package knows nothing of the case. */
    @FunctionalInterface
    interface Files {

        void writeTo(BundleSink sink) throws IOException;
    }
}
