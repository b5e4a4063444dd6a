package dev.firebreak.containment;

/**
 * What a hook answered.
 *
 * @param text the first bytes, as UTF-8
 * @param cut whether there was more than is read
 */
record HookBody(String text, boolean cut) {}
