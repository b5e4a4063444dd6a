package dev.firebreak.notification;

/**
 * A template filled in.
 *
 * @param subject one line
 */
record NoticeText(String subject, String body) {}
