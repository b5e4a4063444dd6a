package dev.firebreak.verify;

import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of a bundle against its manifest, which someone trusted has signed. */
final class BundleFiles {

    private static final int MAX_SMALL = 1 << 20;

    private final BundleZip zip;
    private final Manifest manifest;
    private final Set<String> checked = new HashSet<>();

    private BundleFiles(BundleZip zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Reads the manifest, checks who signed it, and that it lists every file that is there. */
    static BundleFiles of(BundleZip zip, TrustedKeys trusted) throws IOException, Flaw {
        List<String> paths = List.copyOf(zip.files().keySet());
        if (paths.isEmpty() || !paths.get(paths.size() - 1).equals(Manifest.PATH)) {
            throw Flaw.malformed("This is no bundle: " + Manifest.PATH + " is not the last file in it.");
        }
        PackedFile file = zip.files().get(Manifest.PATH);
        if (file == null || file.size() > SignedNote.MAX_SIZE) {
            throw Flaw.malformed("This is no bundle: " + Manifest.PATH + " is too large.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        hash(zip, file, bytes);
        Manifest manifest;
        try {
            SignedNote note = SignedNote.parse(bytes.toByteArray());
            String origin = note.text().substring(0, note.text().indexOf('\n'));
            trusted.require(note, origin, Manifest.PATH);
            manifest = Manifest.parse(note);
        } catch (Malformed e) {
            throw Flaw.malformed(Manifest.PATH + " is no manifest: " + e.getMessage() + ".");
        }
        for (String path : paths.subList(0, paths.size() - 1)) {
            if (!manifest.files().containsKey(path)) {
                throw Flaw.tampered(path + " is in the bundle, but not in its manifest.");
            }
        }
        return new BundleFiles(zip, manifest);
    }

    String origin() {
        return manifest.origin();
    }

    /** Paths that the manifest lists. */
    Set<String> listed() {
        return manifest.files().keySet();
    }

    boolean has(String path) {
        return zip.files().containsKey(path);
    }

    /** A small file, whole, as the manifest has it. */
    byte[] small(String path) throws IOException, Flaw {
        PackedFile file = file(path);
        if (file.size() > MAX_SMALL) {
            throw Flaw.malformed(path + " is too large: " + file.size() + " bytes.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!isAsListed(path, bytes)) {
            throw notAsListed(path);
        }
        return bytes.toByteArray();
    }

    InputStream open(String path) throws Flaw {
        return zip.open(file(path));
    }

    /** Whether the file is, to the byte, the one in the manifest. */
    boolean isAsListed(String path) throws IOException, Flaw {
        return isAsListed(path, OutputStream.nullOutputStream());
    }

    /** Checks whatever was not checked by then, in the order it stands in. */
    void checkRest(Missing missing) throws IOException, Flaw {
        for (String path : zip.files().keySet()) {
            if (!path.equals(Manifest.PATH) && !checked.contains(path) && !isAsListed(path)) {
                throw notAsListed(path);
            }
        }
        for (String path : manifest.files().keySet()) {
            if (!has(path)) {
                missing.add(path + " is in the manifest, but not in the bundle.");
            }
        }
    }

    static Flaw notAsListed(String path) {
        return Flaw.tampered(path + " is not the file that the manifest lists.");
    }

    private boolean isAsListed(String path, OutputStream copy) throws IOException, Flaw {
        checked.add(path);
        PackedFile file = file(path);
        Manifest.Listed listed = manifest.files().get(path);
        if (listed == null || listed.size() != file.size()) {
            return false;
        }
        return hash(zip, file, copy).equals(listed.hash());
    }

    private PackedFile file(String path) throws Flaw {
        PackedFile file = zip.files().get(path);
        if (file == null) {
            throw Flaw.incomplete(path + " is missing.");
        }
        return file;
    }

    private static Hash hash(BundleZip zip, PackedFile file, OutputStream copy) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.open(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                copy.write(buffer, 0, count);
            }
        }
        return Hash.of(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
