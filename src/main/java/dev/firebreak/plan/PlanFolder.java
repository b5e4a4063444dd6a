package dev.firebreak.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The plan as it is on disk: every file by its relative name.
 *
 * @param files relative name with forward slashes → content, in order of name
 */
record PlanFolder(SortedMap<String, byte[]> files) {

    /** Reads the folder. Hidden files and folders, such as Modeler's templates, are not part of a deployment. */
    static PlanFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("The plan folder " + folder.toAbsolutePath()
                    + " is not there. Start Firebreak beside it, or set firebreak.plan.folder.");
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!name.startsWith(".") && !name.contains("/.")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return new PlanFolder(files);
    }

    static byte[] sha256(byte[] content) {
        return sha256().digest(content);
    }

    /** SHA-256 over names, lengths and contents: 64 lowercase hex. */
    String hash() {
        MessageDigest digest = sha256();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            digest.update((file.getKey() + "\n" + file.getValue().length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
