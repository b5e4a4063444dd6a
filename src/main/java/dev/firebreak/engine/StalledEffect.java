package dev.firebreak.engine;

/**
 * An effect that goes on only when somebody has it tried again.
 *
 * @param id of the engine's external task
 * @param name of its diagram element, such as "Send notice"
 * @param why what went wrong the last time
 */
public record StalledEffect(String id, String name, String why) {}
