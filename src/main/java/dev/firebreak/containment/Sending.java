package dev.firebreak.containment;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** The body of a call, which goes out only through its gate. */
final class Sending extends HttpEntityWrapper {

    private final SendGate gate;

    Sending(HttpEntity body, SendGate gate) {
        super(body);
        this.gate = gate;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!gate.begin()) {
            throw new IOException("Given up before it was sent");
        }
        super.writeTo(out);
    }
}
