package dev.firebreak.engine;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** A field of one of the engine's commands, which offer no getters. Missing in another Camunda version: fails at start. */
record CommandField(Field field) {

    static CommandField of(Class<?> command, String name) {
        try {
            Field field = command.getDeclaredField(name);
            field.setAccessible(true);
            return new CommandField(field);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    command.getName() + " has no field " + name + " in this Camunda version: adapt package engine", e);
        }
    }

    @Nullable
    Object read(Object command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(Object command, Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
