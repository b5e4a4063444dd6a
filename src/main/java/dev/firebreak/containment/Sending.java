package dev.firebreak.containment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of a call, which knows whether it went out: either it begins to, or it is given up before; never both. */
final class Sending extends HttpEntityWrapper {

    private enum State {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Sending(HttpEntity body) {
        super(body);
    }

    /** After this nothing goes out any more; true where nothing did before. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP) || state.get() == State.GIVEN_UP;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
            throw new IOException("Given up before it was sent");
        }
        super.writeTo(out);
    }
}
