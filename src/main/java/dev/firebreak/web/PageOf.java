package dev.firebreak.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many there are on all pages
 * @param page counted from 0
 * @param size how many a full page holds
 */
public record PageOf<T>(List<T> items, long total, int page, int size) {

    /** How many a page holds everywhere. */
    public static final int SIZE = 50;

    private static final int LAST_PAGE = 100_000;

    /** A page number as a request may carry it, within bounds. */
    public static int number(int asked) {
        return Math.max(0, Math.min(asked, LAST_PAGE));
    }

    public boolean hasNext() {
        return (long) (page + 1) * size < total;
    }

    public boolean hasPrevious() {
        return page > 0;
    }
}
