package dev.firebreak.evidence;

/** What people call a file. It comes from outside, so it is a label and nothing is ever opened by it. */
final class FileName {

    private static final char REPLACEMENT = '\uFFFD';

    private FileName() {}

    /**
     * The name as it is shown and kept: as it was sent, but without what would make a reader see something else than there is:
     * control characters and marks that turn the direction of writing.
     */
    static String label(String sent) {
        StringBuilder label = new StringBuilder();
        sent.strip().codePoints().limit(Said.NAME).forEach(c -> label.appendCodePoint(isHidden(c) ? REPLACEMENT : c));
        return label.toString();
    }

    /**
     * The name under which it is handed out: no folder, no hidden file, nothing that Windows reads as a device or a stream.
     */
    static String safe(EvidenceItem item) {
        String name = item.name();
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\x00-\\x1F\\x7F\uFFFD:*?\"<>|%;]", "_").replaceAll("^[. ]+|[. ]+$", "");
        return "evidence-" + item.id() + (name.isEmpty() ? "" : "-" + name);
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
