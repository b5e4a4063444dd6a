package dev.firebreak.rights;

import dev.firebreak.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One person of each role, and nobody; a letter each, in the order of the tables. */
final class Team {

    static final String NOBODY = "nobody";

    private static final Map<Character, String> LOGINS = new LinkedHashMap<>();

    static {
        LOGINS.put('a', "anna"); // analyst
        LOGINS.put('r', "rita"); // responder
        LOGINS.put('c', "clara"); // incident-commander
        LOGINS.put('i', "ivan"); // it-operations
        LOGINS.put('l', "lena"); // legal
        LOGINS.put('p', "petra"); // communications
        LOGINS.put('m', "marta"); // management
        LOGINS.put('k', "karin"); // compliance
        LOGINS.put('u', "olga"); // auditor
        LOGINS.put('d', "ada"); // administrator
        LOGINS.put('s', "siem"); // alert-source
        LOGINS.put('n', NOBODY);
    }

    private final Map<String, Visitor> withBasic = new LinkedHashMap<>();
    private final Map<String, Visitor> withSession = new LinkedHashMap<>();

    /** Signs everybody in, in both ways. */
    Team(int port) {
        for (String login : LOGINS.values()) {
            boolean nobody = login.equals(NOBODY);
            withBasic.put(login, nobody ? Visitor.unknown(port) : Visitor.withBasic(port, login));
            Visitor visitor = nobody ? Visitor.unknown(port) : Visitor.withSession(port, login);
            // Brings Camunda's token against cross-site requests.
            visitor.get("/camunda/app/welcome/default/");
            withSession.put(login, visitor);
        }
    }

    static List<String> logins() {
        return List.copyOf(LOGINS.values());
    }

    /** Whether the letters name this login. */
    static boolean isIn(String letters, String login) {
        return LOGINS.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(login) && letters.indexOf(each.getKey()) >= 0);
    }

    Visitor withBasic(String login) {
        return at(withBasic, login);
    }

    Visitor withSession(String login) {
        return at(withSession, login);
    }

    private static Visitor at(Map<String, Visitor> visitors, String login) {
        Visitor visitor = visitors.get(login);
        if (visitor == null) {
            throw new IllegalArgumentException(login);
        }
        return visitor;
    }
}
