package dev.firebreak.web;

import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends a visitor without a session to our sign-in page, and back afterwards. */
class LoginRedirect extends LoginUrlAuthenticationEntryPoint {

    LoginRedirect() {
        super("/login");
    }
}
