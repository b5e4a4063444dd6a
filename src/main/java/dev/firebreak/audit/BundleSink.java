package dev.firebreak.audit;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the files of a bundle, one after the other. A path is relative, with forward slashes, of at most 512 bytes, without
 * control characters, backslash, colon, and parts that are empty or dots: verifiers refuse others.
 */
public interface BundleSink {

    /** A whole file. */
    void file(String path, byte[] content) throws IOException;

    /** A file to write; close it before the next. */
    OutputStream open(String path) throws IOException;

    /** A file that packing makes no smaller, such as an image of a disk: faster to write and to check. */
    OutputStream openIncompressible(String path) throws IOException;
}
