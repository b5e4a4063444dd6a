package dev.firebreak.web;

import java.util.Locale;

/** Type names as people read them. */
public final class Words {

    private Words() {}

    /** "TaskCompleted" → "Task completed". */
    public static String of(String typeName) {
        String spaced = typeName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return spaced.isEmpty() ? "" : spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
