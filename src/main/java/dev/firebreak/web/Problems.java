package dev.firebreak.web;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the API as a problem document (RFC 9457): what happened, and what to do next. */
@Order(0)
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

    static final String NOT_AVAILABLE = "Not available";
    static final String DATABASE_AWAY = "The database cannot be reached; nothing was stored. Try again in a moment.";

    static final String STARTING =
            "Firebreak is starting, or stopping; nothing was stored. Try again in a few seconds.";

    static final String MET = "At the same moment";
    static final String MET_DETAIL =
            "Somebody, or the plan, changed the same thing at the same moment; nothing was stored. Send it again.";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler(Refusal.class)
    ProblemDetail refused(Refusal refusal) {
        return problem(refusal.status(), refusal.title(), String.valueOf(refusal.getMessage()));
    }

    /** Two changes of one case met: the engine lets the first one through. */
    @ExceptionHandler({OptimisticLockingException.class, PessimisticLockingFailureException.class})
    ProblemDetail met() {
        return problem(HttpStatus.CONFLICT, MET, MET_DETAIL);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ProblemDetail unavailable(Exception e) {
        LOG.error("The database cannot be reached. Check that PostgreSQL runs: {}", e.toString());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, NOT_AVAILABLE, DATABASE_AWAY);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "Not readable",
                "The body is not the JSON that this address takes: it ends too early, names a field twice, names one that "
                        + "is not known, or holds a value of another type. Correct it and send it again.");
        return new ResponseEntity<>(problem, headers, HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler(Exception.class)
    ProblemDetail failed(Exception e) {
        if (DatabaseOutage.isBehind(e)) {
            return unavailable(e);
        }
        LOG.error("A request failed unexpectedly; see the cause", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Failed",
                "Firebreak could not do this; nothing was stored. The cause is in the server's log.");
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }
}
