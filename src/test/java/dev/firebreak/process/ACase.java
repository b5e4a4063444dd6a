package dev.firebreak.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Opens cases for process tests, without the processes that a real alert would start. */
@Component
public class ACase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcTemplate jdbc;

    ACase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A critical case on one machine, one account and some indicators. @return its key */
    public String critical() {
        return open("critical", false);
    }

    public String high() {
        return open("high", false);
    }

    public String medium() {
        return open("medium", false);
    }

    public String drill() {
        return open("critical", true);
    }

    private String open(String severity, boolean drill) {
        String key = "IR-2098-%04d".formatted(NUMBER.incrementAndGet());
        jdbc.update(
                """
                INSERT INTO incident_case (key, title, description, source, state, severity, incident_type, drill, assets,
                    accounts, indicators, opened_at, opened_by)
                VALUES (?, 'Beacon to a known server', '', 'test', 'open', ?, 'intrusion', ?, ?::json, ?::json, ?::json,
                    now(), 'firebreak')
                """,
                key,
                severity,
                drill,
                "[\"" + host(key) + "\",\"192.0.2.7\"]",
                "[\"" + account(key) + "\"]",
                """
                [{"type":"ip","value":"198.51.100.9"},{"type":"ip","value":"0.0.0.0"},{"type":"ip","value":"evil.example"},
                 {"type":"url","value":"https://evil.example/x"},
                 {"type":"cidr","value":"%s"}]""".formatted(segment(key)));
        return key;
    }

    /** The machine of a case; each case has its own. */
    static String host(String key) {
        return "ws-" + key.substring("IR-".length());
    }

    /** The part of the network that a case is in. */
    static String segment(String key) {
        int number = Integer.parseInt(key.substring(key.length() - 4));
        return "10.%d.%d.0/24".formatted(number / 256, number % 256);
    }

    static String account(String key) {
        return "user-" + key.substring("IR-".length());
    }

    /** What the main plan has set by the time that containment begins. */
    public Map<String, Object> variables(String key) {
        Map<String, Object> row =
                jdbc.queryForMap("SELECT severity, incident_type, drill FROM incident_case WHERE key = ?", key);
        Map<String, Object> due = new LinkedHashMap<>();
        List.of("contain", "approve", "recover", "communicate")
                .forEach(phase -> due.put(phase, "2099-01-01T00:00:00Z"));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("caseKey", key);
        variables.put("title", "Beacon to a known server");
        variables.put("severity", row.get("severity"));
        variables.put("incidentType", row.get("incident_type"));
        variables.put("drill", row.get("drill"));
        variables.put("criticalAsset", false);
        variables.put("assetsText", host(key));
        variables.put("accountsText", account(key));
        variables.put("due", due);
        return variables;
    }
}
