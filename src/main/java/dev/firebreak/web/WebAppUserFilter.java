package dev.firebreak.web;

import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/** Camunda's own filter that signs in to its web apps whoever is signed in to ours. */
class WebAppUserFilter extends ContainerBasedAuthenticationFilter {

    static final Map<String, String> PARAMETERS = Map.of("authentication-provider", WebAppUser.class.getName());

    /** After Spring Security's chain, before Camunda's web-app filters. */
    static final int ORDER = -50;
}
