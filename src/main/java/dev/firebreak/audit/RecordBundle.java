package dev.firebreak.audit;

import java.io.IOException;
import java.io.OutputStream;

/** A bundle that is ready to be written, once. */
@FunctionalInterface
public interface RecordBundle {

    /** Writes the zip as it goes: what it needs of memory does not grow with it. The caller closes {@code out}. */
    void writeTo(OutputStream out) throws IOException;
}
