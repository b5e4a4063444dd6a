package dev.firebreak.web;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.firebreak.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Who may reach which address. Deny by default; what the engine then lets a person do is decided by its own
 * authorizations.
 */
@Configuration
class SecurityRules {

    /** Two attributes that the viewer of decision tables writes, which place its logo; any other stays off. */
    private static final String TABLE_VIEWER_STYLES = "'unsafe-hashes' "
            + "'sha256-r3vOsuepBDg6tz/cOusiNJ9Y4Lp9hGQTT7pzDks1Xxc=' "
            + "'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4='";

    /** People of the team; {@code alert-source} is a machine and may only post alerts. */
    private static final String[] PEOPLE = Roles.people();

    private final AccessRules accessRules;
    private final RefusalRecorder refusals;
    private final StartFilter starts;
    private final OutageFilter outages;
    private final FreshRolesFilter freshRoles;
    private final EngineUserFilter engineUser;
    private final TokenFilter tokens;

    SecurityRules(
            AccessRules accessRules,
            AuditLog audit,
            IdentityService identity,
            CurrentRoles roles,
            DataSource database,
            ApplicationAvailability availability,
            ProblemWriter problems,
            List<MachineTokens> tokens) {
        this.tokens = new TokenFilter(tokens);
        this.accessRules = accessRules;
        this.starts = new StartFilter(availability, problems);
        this.freshRoles = new FreshRolesFilter(roles);
        this.outages = new OutageFilter(() -> DatabaseOutage.isNow(database), problems);
        this.refusals = new RefusalRecorder(audit);
        this.engineUser = new EngineUserFilter(identity);
    }

    /** Patterns match the whole path, whichever servlet answers it: Camunda's resources have servlets of their own. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Machines and tools: no session, no cookie, so nothing that another site could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ProblemWriter problems) throws Exception {
        common(http);
        return http.securityMatcher("/api/**", "/engine-rest/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .addFilterBefore(tokens, BasicAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers(HttpMethod.PUT, "/engine-rest/external-task/*/retries")
                            .hasRole(Roles.ADMINISTRATOR);
                    requests.requestMatchers("/engine-rest/external-task/**").denyAll();
                    requests.requestMatchers("/engine-rest/metrics/**").hasRole(Roles.ADMINISTRATOR);
                    accessRules.api().forEach(rule -> rule.apply(requests));
                    requests.requestMatchers("/engine-rest/**").hasAnyRole(PEOPLE);
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    /** Camunda's web apps: our sign-in, their own defence against cross-site requests. */
    @Bean
    @Order(2)
    SecurityFilterChain webApps(HttpSecurity http) throws Exception {
        common(http);
        OrRequestMatcher logout = new OrRequestMatcher(PathPatternRequestMatcher.withDefaults()
                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"));
        return http.securityMatcher("/camunda/**")
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .logout(out -> out.logoutRequestMatcher(logout)
                        .logoutSuccessHandler((request, response, user) -> response.setStatus(204)))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginRedirect(),
                                PathPatternRequestMatcher.withDefaults().matcher("/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, "/camunda/api/engine/engine/*/external-task/*/retries")
                        .hasRole(Roles.ADMINISTRATOR)
                        // Would let anyone make themselves administrator, sign in past us, or play an effect worker.
                        .requestMatchers(
                                "/camunda/api/admin/setup/**",
                                "/camunda/app/admin/*/setup/**",
                                "/camunda/api/admin/auth/user/*/login/**",
                                "/camunda/api/engine/engine/*/external-task/**")
                        .denyAll()
                        .requestMatchers("/camunda/api/engine/engine/*/metrics/**")
                        .hasRole(Roles.ADMINISTRATOR)
                        .anyRequest()
                        .hasAnyRole(PEOPLE))
                .build();
    }

    /** Our own pages. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, ProblemWriter problems) throws Exception {
        common(http);
        return http.formLogin(form -> form.loginPage("/login")
                        .failureHandler(new SignInFailure())
                        .permitAll())
                .logout(out -> out.logoutSuccessUrl("/login?out"))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(
                                        "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr "
                                                + TABLE_VIEWER_STYLES
                                                + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"))
                        .referrerPolicy(withDefaults()))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers("/webjars/**", "/css/**", "/js/**", "/img/**", "/favicon.ico", "/error")
                            .permitAll();
                    requests.requestMatchers("/actuator/health/**").permitAll();
                    accessRules.pages().forEach(rule -> rule.apply(requests));
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    private void common(HttpSecurity http) {
        http.addFilterAfter(refusals, SecurityContextHolderFilter.class);
        http.addFilterAfter(outages, SecurityContextHolderFilter.class);
        // Asks the database, so the outage filter stands around it.
        http.addFilterAfter(freshRoles, SecurityContextHolderFilter.class);
        http.addFilterBefore(starts, SecurityContextHolderFilter.class);
        http.addFilterAfter(engineUser, AuthorizationFilter.class);
    }

    /** Tells Camunda's web apps who is signed in. */
    @Bean
    FilterRegistrationBean<WebAppUserFilter> webAppUser() {
        FilterRegistrationBean<WebAppUserFilter> filter = new FilterRegistrationBean<>(new WebAppUserFilter());
        filter.setInitParameters(WebAppUserFilter.PARAMETERS);
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/lib/*");
        filter.setOrder(WebAppUserFilter.ORDER);
        return filter;
    }
}
