package dev.firebreak.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Keeps every other advice from answering behind half an answer; the server then cuts the connection. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CutOffs {

    @ExceptionHandler(CutOff.class)
    void leaveToTheServer(CutOff cutOff) {
        throw cutOff;
    }
}
