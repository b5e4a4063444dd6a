package dev.firebreak.web;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Refusals of pages as pages. Comes after {@link Problems}, which answers the API: each of its controllers is also one. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageErrors {

    @ExceptionHandler(Refusal.class)
    ModelAndView refused(Refusal refusal) {
        return new ModelAndView(
                "error/refused",
                Map.of("heading", refusal.title(), "detail", String.valueOf(refusal.getMessage())),
                refusal.status());
    }

    /** Two changes of one case met: the engine lets the first one through. */
    @ExceptionHandler({OptimisticLockingException.class, PessimisticLockingFailureException.class})
    ModelAndView met() {
        return new ModelAndView(
                "error/refused", Map.of("heading", Problems.MET, "detail", Problems.MET_DETAIL), HttpStatus.CONFLICT);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ModelAndView unavailable() {
        return new ModelAndView("error/503", Map.of(), HttpStatus.SERVICE_UNAVAILABLE);
    }
}
