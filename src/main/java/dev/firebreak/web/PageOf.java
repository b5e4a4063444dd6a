package dev.firebreak.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many there are on all pages, counted to no more than {@link #COUNTED} beyond the pages before
 * @param page counted from 0
 * @param size how many a full page holds
 */
public record PageOf<T>(List<T> items, long total, int page, int size) {

    /** How many a page holds everywhere. */
    public static final int SIZE = 50;

    /** Nobody pages further, and a list that has grown long costs no more than a short one. */
    static final int COUNTED = 10_000;

    private static final int LAST_PAGE = 100_000;

    /** A page number as a request may carry it, within bounds. */
    public static int number(int asked) {
        return Math.max(0, Math.min(asked, LAST_PAGE));
    }

    /** Counts the rows of a table under a condition, as far as {@link #total} goes. */
    public static String counting(String table, String where, int page) {
        return "SELECT count(*) FROM (SELECT FROM " + table + where + " LIMIT " + most(page) + ") counted";
    }

    private static long most(int page) {
        return (long) page * SIZE + COUNTED;
    }

    /** How many there are, in words: "12", or "10000 or more". */
    public String count() {
        return total + (total < most(page) ? "" : " or more");
    }

    public boolean hasNext() {
        return (long) (page + 1) * size < total;
    }

    public boolean hasPrevious() {
        return page > 0;
    }
}
