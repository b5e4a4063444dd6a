package dev.firebreak.engine;

import org.jspecify.annotations.Nullable;

/** Resolves the names of our delegates and listeners, at the root of an expression. */
class DelegateResolver extends ReadOnlyResolver {

    private final NamedDelegates delegates;

    DelegateResolver(NamedDelegates delegates) {
        this.delegates = delegates;
    }

    @Override
    boolean answers(@Nullable Object base, Object property) {
        return base == null && property instanceof String name && delegates.isNamed(name);
    }

    @Override
    Object read(@Nullable Object base, String property) {
        return delegates.get(property);
    }
}
