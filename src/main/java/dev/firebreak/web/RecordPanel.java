package dev.firebreak.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Where auditors begin. */
@Component
@Order(80)
class RecordPanel implements PagePanel {

    @Override
    public String page() {
        return START;
    }

    @Override
    public String fragment() {
        return "web/start-parts :: record";
    }

    @Override
    public @Nullable Object model(Authentication user) {
        return Groups.of(user).contains(Roles.AUDITOR) ? Map.of() : null;
    }
}
