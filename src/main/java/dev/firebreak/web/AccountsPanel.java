package dev.firebreak.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Where administrators begin. */
@Component
@Order(90)
class AccountsPanel implements PagePanel {

    @Override
    public String page() {
        return START;
    }

    @Override
    public String fragment() {
        return "web/start-parts :: accounts";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        return Groups.of(user).contains(Roles.ADMINISTRATOR) ? Map.of() : null;
    }
}
