package dev.firebreak.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** The roles that a person has now, as authorities; never older than a few seconds. */
@Component
class CurrentRoles {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST_PEOPLE = 10_000;

    private final IdentityService identity;
    private final LoadingCache<String, List<GrantedAuthority>> known = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_PEOPLE)
            .build(this::ask);

    CurrentRoles(IdentityService identity) {
        this.identity = identity;
    }

    /** Empty for somebody who has no account any more. */
    List<GrantedAuthority> of(String login) {
        return known.get(login);
    }

    List<GrantedAuthority> ask(String login) {
        return identity.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .map(Groups::authority)
                .toList();
    }
}
