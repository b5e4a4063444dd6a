package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of our pages, as a mail needs them. */
@Component
class Links {

    private final String base;

    /** @param base where people reach Firebreak, such as {@code https://firebreak.example.org} */
    Links(@Value("${firebreak.base-url:http://127.0.0.1:${server.port:8080}}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    /** The page of a case; the start page where there is none. */
    String to(Optional<CaseKey> key) {
        return base + key.map(found -> "/cases/" + found.text()).orElse("/");
    }

    String toTask(String id) {
        return base + "/camunda/app/tasklist/default/#/?task=" + id;
    }
}
