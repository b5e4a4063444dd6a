package dev.firebreak.web;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Puts sign-ins to the pages, sign-outs and failed attempts into the record. */
@Component
class SignInRecorder {

    private static final int LONGEST_LOGIN = 64;

    private final AuditLog audit;

    SignInRecorder(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        append("SignedIn", event.getAuthentication(), event.getAuthentication(), " signed in");
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        append("SignedOut", event.getAuthentication(), event.getAuthentication(), " signed out");
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        if (!(event.getException() instanceof AuthenticationServiceException)) {
            append("SignInRefused", null, event.getAuthentication(), " was refused: login or password is wrong");
        }
    }

    private void append(String kind, @Nullable Authentication actor, Authentication tried, String what) {
        String login = tried.getName();
        String shown = login.substring(0, Math.min(login.length(), LONGEST_LOGIN));
        ActingPerson.during(actor, () -> audit.appendAlone(AuditEntry.of(kind, shown + what, Map.of("login", shown))));
    }
}
