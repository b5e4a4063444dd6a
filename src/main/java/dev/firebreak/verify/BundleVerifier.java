package dev.firebreak.verify;

import dev.firebreak.tlog.Malformed;
import dev.firebreak.tlog.Utf8;
import dev.firebreak.tlog.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a bundle from the keys up: the zip is one that exporters write, a trusted key signed the manifest and the
 * checkpoints, every entry is proved against the newest checkpoint, none is missing, and every file is the one listed.
 * Streams: what it needs of memory does not grow with the bundle.
 */
public final class BundleVerifier {

    private static final String KEYS = "keys.txt";
    private static final long MAX_SMALL = 1 << 20;

    private final Path keys;
    private final @Nullable Path since;

    /**
     * @param keys file of the keys that the reader trusts, one verifier key a line
     * @param since a checkpoint that the reader kept from earlier, if any
     */
    public BundleVerifier(Path keys, @Nullable Path since) {
        this.keys = keys;
        this.since = since;
    }

    /** The verdict; never throws for what is in the files. */
    public VerificationReport verify(Path bundle) {
        try {
            return sound(check(bundle));
        } catch (Flaw e) {
            return new VerificationReport(e.verdict(), List.of(e.sentence()));
        } catch (IOException e) {
            String why = e instanceof BadZip
                    ? String.valueOf(e.getMessage())
                    : bundle + " cannot be read: " + e.getMessage();
            return new VerificationReport(Verdict.MALFORMED, List.of(why));
        }
    }

    private record Checked(String origin, String scope, long size, EntryCheck entries, int files, boolean compared) {}

    private Checked check(Path path) throws IOException, Flaw {
        TrustedKeys trusted = trusted();
        byte[] older = since == null ? null : read(since, "the older note");
        Missing missing = new Missing();
        try (BundleZip zip = BundleZip.open(path)) {
            BundleFiles files = BundleFiles.of(zip, trusted);
            History history = History.of(files, trusted, missing);
            checkKeys(files);
            if (older != null) {
                history.since(older, missing);
            }
            BundleScope scope = BundleScope.of(files, history.newest(), missing);
            EntryCheck entries = new EntryCheck(history.newest(), scope.order());
            check(files, entries);
            files.checkRest(missing);
            missing.require();
            return new Checked(
                    files.origin(),
                    scope.name(),
                    history.newest().size(),
                    entries,
                    zip.files().size(),
                    older != null);
        }
    }

    /** Whatever is wrong in a file that is not the one listed, somebody changed. */
    private static void check(BundleFiles files, EntryCheck entries) throws IOException, Flaw {
        boolean asListed = files.isAsListed(EntryCheck.PATH);
        try (InputStream in = files.open(EntryCheck.PATH)) {
            entries.run(in);
        } catch (Flaw e) {
            throw asListed ? e : Flaw.tampered(e.sentence());
        }
        if (!asListed) {
            throw BundleFiles.notAsListed(EntryCheck.PATH);
        }
    }

    private static void checkKeys(BundleFiles files) throws IOException, Flaw {
        try {
            Utf8.parse(files.small(KEYS)).lines().forEach(VerifierKey::parse);
        } catch (Malformed e) {
            throw Flaw.malformed(KEYS + " does not list keys: " + e.getMessage() + ".");
        }
    }

    private TrustedKeys trusted() throws Flaw {
        try {
            return TrustedKeys.parse(read(keys, "the file of trusted keys"));
        } catch (Malformed e) {
            throw Flaw.malformed(keys + " does not list trusted keys, one a line: " + e.getMessage() + ".");
        }
    }

    private static byte[] read(Path file, String what) throws Flaw {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_SMALL) {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            throw Flaw.malformed(file + ", " + what + ", cannot be read: " + e.getMessage() + ".");
        }
        throw Flaw.malformed(file + ", " + what + ", is not there or larger than " + MAX_SMALL + " bytes.");
    }

    private static VerificationReport sound(Checked checked) {
        List<String> lines = new ArrayList<>();
        lines.add("Sound: " + checked.scope() + ", signed by " + checked.origin() + " when its record had "
                + checked.size() + " entries.");
        lines.add(checked.entries().entries() + " entries proved, " + checked.files() + " files as listed.");
        if (checked.entries().erased() > 0) {
            lines.add(checked.entries().erased()
                    + " of them without their body. Each needs an entry that says who erased it and why.");
        }
        if (checked.compared()) {
            lines.add("Nothing before the older note was changed.");
        }
        return new VerificationReport(Verdict.SOUND, lines);
    }
}
