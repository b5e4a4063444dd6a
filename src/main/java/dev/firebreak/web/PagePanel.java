package dev.firebreak.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * A part of a page that several packages fill together: the start page or the board. A bean of the package that knows
 * it, sorted by {@code @Order}.
 */
public interface PagePanel {

    /** The page of what waits for the person who looks. */
    String START = "/";

    /** The page of numbers for those who lead. */
    String BOARD = "/board";

    /** {@link #START} or {@link #BOARD}. */
    String page();

    /** A Thymeleaf fragment expression's template and name, such as {@code "cases/start :: tasks"}. */
    String fragment();

    /** What the fragment gets as {@code panel}, or null when it is not for this person. */
    @Nullable
    Object model(Authentication user);
}
