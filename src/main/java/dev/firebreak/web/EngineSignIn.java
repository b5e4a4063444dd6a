package dev.firebreak.web;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Signs people in against the engine's identity service, which also slows down and locks out guessing. One list of
 * people, one password.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final IdentityService identity;
    private final CurrentRoles roles;

    EngineSignIn(IdentityService identity, CurrentRoles roles) {
        this.identity = identity;
        this.roles = roles;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        try {
            if (login.isBlank() || !identity.checkPassword(login, password)) {
                throw new BadCredentialsException("Login or password is wrong.");
            }
            return UsernamePasswordAuthenticationToken.authenticated(login, null, roles.ask(login));
        } catch (ProcessEngineException | DataAccessException | TransactionException e) {
            throw new AuthenticationServiceException("The database cannot be reached. Try again in a moment.", e);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
