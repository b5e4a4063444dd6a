package dev.firebreak.containment;

import java.util.concurrent.atomic.AtomicReference;

/** Whether a call went out: either it begins to, or it is given up before; never both. */
final class SendGate {

    private enum State {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** False where it was given up: then nothing must go out. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** After this nothing goes out any more; true where nothing did before. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
    }
}
