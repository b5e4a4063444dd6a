package dev.firebreak.cases;

import org.jspecify.annotations.Nullable;

/**
 * What an expert outside the house is asked for.
 *
 * @param name of the person or company
 * @param mail where the request goes
 * @param request what they are to do
 */
public record RequestedHelp(
        @Nullable String name,
        @Nullable String mail,
        @Nullable String request) {}
