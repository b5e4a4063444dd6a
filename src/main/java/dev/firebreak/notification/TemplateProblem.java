package dev.firebreak.notification;

/** A template is missing or wrong; the message says which, where, and what to do. */
class TemplateProblem extends NotSendable {

    private static final long serialVersionUID = 1L;

    TemplateProblem(String message) {
        super(message);
    }
}
