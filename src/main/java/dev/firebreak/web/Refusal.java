package dev.firebreak.web;

import org.springframework.http.HttpStatus;

/** A request that is refused with a sentence: the message says what to do next. */
public class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String title;

    public Refusal(HttpStatus status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}
