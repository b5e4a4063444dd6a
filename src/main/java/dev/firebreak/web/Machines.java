package dev.firebreak.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Tells requests that programs read the answers of, Camunda's web apps among them, from those of people. */
final class Machines {

    private static final List<String> ADDRESSES = List.of("/api/", "/engine-rest/", "/camunda/api/");

    private Machines() {}

    static boolean send(HttpServletRequest request) {
        return ADDRESSES.stream().anyMatch(request.getRequestURI()::startsWith);
    }
}
