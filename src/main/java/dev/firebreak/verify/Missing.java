package dev.firebreak.verify;

import org.jspecify.annotations.Nullable;

/** The first thing that is missing. What is there is checked to its end before that counts. */
final class Missing {

    private @Nullable Flaw first;

    void add(String sentence) {
        if (first == null) {
            first = Flaw.incomplete(sentence);
        }
    }

    void require() throws Flaw {
        if (first != null) {
            throw first;
        }
    }
}
