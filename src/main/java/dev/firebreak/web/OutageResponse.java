package dev.firebreak.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BooleanSupplier;

/** Withholds an answer of 500 that only means that the database is away, so that a better one can be given. */
class OutageResponse extends HttpServletResponseWrapper {

    private final BooleanSupplier away;
    private boolean withheld;

    OutageResponse(HttpServletResponse response, BooleanSupplier away) {
        super(response);
        this.away = away;
    }

    boolean isWithheld() {
        return withheld;
    }

    @Override
    public void setStatus(int status) {
        withheld = mustBeWithheld(status);
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, "");
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        withheld = mustBeWithheld(status);
        if (!withheld) {
            super.sendError(status, message);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!withheld) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return withheld ? new Nowhere() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return withheld ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    private boolean mustBeWithheld(int status) {
        return status == SC_INTERNAL_SERVER_ERROR && !isCommitted() && away.getAsBoolean();
    }

    private static final class Nowhere extends ServletOutputStream {

        private final OutputStream nothing = OutputStream.nullOutputStream();

        @Override
        public void write(int b) throws IOException {
            nothing.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Nobody writes here without waiting");
        }
    }
}
