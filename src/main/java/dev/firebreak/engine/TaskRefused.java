package dev.firebreak.engine;

/**
 * A task listener's no to the person who completes a task. The task stays as it was, and the person reads the message:
 * what is refused, and what to do next. The engine alone would answer that it failed.
 */
public class TaskRefused extends RuntimeException {

    public TaskRefused(String message) {
        super(message);
    }
}
