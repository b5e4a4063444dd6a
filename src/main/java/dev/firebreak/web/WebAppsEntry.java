package dev.firebreak.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody comes who asks for Camunda's web apps without saying which. */
@Controller
class WebAppsEntry {

    @GetMapping({"/camunda", "/camunda/"})
    String enter(HttpServletRequest person) {
        String app = "tasklist";
        if (person.isUserInRole(Roles.ADMINISTRATOR)) {
            app = "admin";
        } else if (person.isUserInRole(Roles.AUDITOR)) {
            app = "cockpit";
        }
        return "redirect:/camunda/app/" + app + "/default/";
    }
}
