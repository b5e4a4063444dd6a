package dev.firebreak.notification;

import dev.firebreak.cases.IncidentCase;
import dev.firebreak.cases.Indicator;
import dev.firebreak.notification.Discretion.Knowledge;
import dev.firebreak.roster.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that templates may use. All of them are always there: "" or no where a notice has no such thing. */
final class NoticeModel {

    /** Process variables that templates show as they are. */
    private static final List<String> TEXTS = List.of(
            CheckpointMail.CHECKPOINT,
            "entityType",
            "functionalImpact",
            "informationImpact",
            "noticeText",
            "peopleAffected",
            "recoverability",
            "reportedSeverity",
            "sector",
            "severityReason");

    private static final List<String> ANSWERS = List.of("attackerInside", "highRiskToPeople", "material", "spreading");

    /** What a notice's template may show of its process. */
    static final List<String> VARIABLES =
            Stream.of(TEXTS, ANSWERS, List.of("severity")).flatMap(List::stream).toList();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);

    private NoticeModel() {}

    static Map<String, Object> of(
            NoticeRequest request,
            Optional<IncidentCase> about,
            Organisation organisation,
            String recipientName,
            String caseLink,
            boolean drill) {
        Map<String, Object> model = new HashMap<>();
        TEXTS.forEach(name -> model.put(name, request.text(name)));
        ANSWERS.forEach(name -> model.put(name, request.is(name)));
        model.put("severity", request.text("severity"));
        model.put("organisation", organisation.name());
        model.put("recipientName", recipientName);
        model.put("caseLink", caseLink);
        model.put("drill", drill);
        model.putAll(about.map(found -> ofCase(found, organisation.timezone())).orElseGet(NoticeModel::noCase));
        return model;
    }

    /** The same for somebody who is not named on a restricted case: never its title, and no link to its page. */
    static Map<String, Object> as(Knowledge knowledge, Map<String, Object> full, String startPage) {
        if (knowledge == Knowledge.EVERYTHING) {
            return full;
        }
        Map<String, Object> model = new HashMap<>(full);
        if (knowledge == Knowledge.THEIR_REPORT) {
            TEXTS.stream().filter(name -> !name.equals("noticeText")).forEach(name -> model.put(name, ""));
            ANSWERS.forEach(name -> model.put(name, false));
            model.put("severity", "");
            model.putAll(noCase());
            model.put("caseKey", full.get("caseKey"));
            model.put("state", full.get("state"));
        }
        model.put("title", "a confidential matter");
        model.put("caseLink", startPage);
        return model;
    }

    private static Map<String, Object> ofCase(IncidentCase found, ZoneId zone) {
        return Map.ofEntries(
                Map.entry("caseKey", found.key().text()),
                Map.entry("title", found.title()),
                Map.entry("source", found.source()),
                Map.entry("state", found.state().word()),
                Map.entry("severity", found.severity()),
                Map.entry("incidentType", found.incidentType()),
                Map.entry("detectedAt", time(found.detectedAt(), zone)),
                Map.entry("openedAt", time(found.openedAt(), zone)),
                Map.entry("assetsText", list(found.assets())),
                Map.entry("accountsText", list(found.accounts())),
                Map.entry(
                        "indicatorsText",
                        list(found.indicators().stream()
                                .map(NoticeModel::indicator)
                                .toList())));
    }

    private static Map<String, Object> noCase() {
        return List.of(
                        "caseKey",
                        "title",
                        "source",
                        "state",
                        "incidentType",
                        "detectedAt",
                        "openedAt",
                        "assetsText",
                        "accountsText",
                        "indicatorsText")
                .stream()
                .collect(Collectors.toMap(name -> name, name -> ""));
    }

    /** For people, in the zone of the organisation. */
    static String time(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "not known" : TIME.format(instant.atZone(zone));
    }

    private static String list(List<String> values) {
        return values.isEmpty() ? "none known" : String.join(", ", values);
    }

    private static String indicator(Indicator indicator) {
        return indicator.type() + ": " + indicator.value();
    }
}
