package dev.firebreak.audit;

import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.SignerKey;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the zip of a bundle as it goes, and last the signed manifest of all that is in it. The format is in
 * {@code src/docs/record.md}.
 */
public final class BundleWriter implements BundleSink {

    private static final String MANIFEST = "manifest.txt";

    /**
     * A zip has times without a zone; what happened when is in the entries. Not the first moment of 1980: Java adds an extra
     * field for what may be earlier.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final ZipOutputStream zip;
    private final SignerKey signer;
    private final StringBuilder manifest;
    private final Set<String> paths = new HashSet<>(Set.of(MANIFEST));

    /** The caller closes {@code out}. */
    public BundleWriter(OutputStream out, SignerKey signer) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.signer = signer;
        this.manifest = new StringBuilder(signer.verifier().name()).append('\n');
    }

    @Override
    public void file(String path, byte[] content) throws IOException {
        try (OutputStream out = open(path)) {
            out.write(content);
        }
    }

    @Override
    public OutputStream open(String path) throws IOException {
        return open(path, Deflater.DEFAULT_COMPRESSION);
    }

    @Override
    public OutputStream openIncompressible(String path) throws IOException {
        return open(path, Deflater.NO_COMPRESSION);
    }

    /** Ends the bundle. Without this it is no bundle: a verifier calls it malformed. */
    public void finish() throws IOException {
        byte[] note = SignedNote.sign(manifest.toString(), signer).bytes();
        begin(MANIFEST, Deflater.DEFAULT_COMPRESSION);
        zip.write(note);
        zip.closeEntry();
        zip.finish();
    }

    private OutputStream open(String path, int level) throws IOException {
        if (!paths.add(path)) {
            throw new IllegalArgumentException("The bundle has " + path + " already");
        }
        begin(path, level);
        return new Listed(path);
    }

    private void begin(String path, int level) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.setLevel(level);
        zip.putNextEntry(entry);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Counts and hashes what is written, for the manifest. */
    private final class Listed extends FilterOutputStream {

        private final String path;
        private final DigestOutputStream digest;
        private long size;
        private boolean closed;

        Listed(String path) {
            super(new DigestOutputStream(zip, sha256()));
            this.path = path;
            this.digest = (DigestOutputStream) out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            zip.closeEntry();
            String hash = Hash.of(digest.getMessageDigest().digest()).hex();
            manifest.append(hash)
                    .append("  ")
                    .append(size)
                    .append("  ")
                    .append(path)
                    .append('\n');
        }
    }
}
