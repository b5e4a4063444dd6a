package dev.firebreak.cases;

import org.springframework.stereotype.Component;

/** Which laws apply to us. */
@Component
class OrganisationFacts {

    String jurisdiction() {
        return "";
    }

    String sector() {
        return "";
    }

    String entityType() {
        return "";
    }

    boolean processorOnly() {
        return false;
    }
}
