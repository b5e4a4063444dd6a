package dev.firebreak.web;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A person's groups in the engine, and the authorities they give in Spring Security. */
public final class Groups {

    private static final String PREFIX = "ROLE_";

    private Groups() {}

    static GrantedAuthority authority(String group) {
        return new SimpleGrantedAuthority(PREFIX + group);
    }

    /** The groups, which are the roles of the plan. */
    public static List<String> of(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length()))
                .toList();
    }
}
