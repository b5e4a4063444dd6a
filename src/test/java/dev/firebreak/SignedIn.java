package dev.firebreak;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Lets a test do something as a person, as the filters of a request would: for the record and for the engine's rights. */
@Component
public class SignedIn {

    private final IdentityService identity;

    SignedIn(IdentityService identity) {
        this.identity = identity;
    }

    public void as(String login, String role, Runnable what) {
        try {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            login,
                            null,
                            Stream.of(role)
                                    .map(each -> new SimpleGrantedAuthority("ROLE_" + each))
                                    .toList()));
            identity.setAuthentication(login, List.of(role));
            what.run();
        } finally {
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }
}
