package dev.firebreak.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code team.yaml}. */
final class TeamFile {

    static final String NAME = "team.yaml";

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private TeamFile() {}

    /**
     * The team that the file describes.
     *
     * @throws InvalidTeam with every problem found
     */
    static Team read(byte[] bytes) {
        List<String> problems = new ArrayList<>();
        Section file = new Section("", parse(bytes), problems);
        file.only(
                "organisation",
                "roles",
                "onCall",
                "escalation",
                "channels",
                "externalExperts",
                "authorities",
                "audiences");
        List<Role> roles = RoleReader.read(file.part("roles"));
        Team team = new Team(
                organisation(file.part("organisation")),
                roles,
                RotaReader.read(file.part("onCall"), roles),
                escalation(file),
                channels(file.part("channels")),
                experts(file),
                authorities(file.part("authorities")),
                audiences(file.part("audiences")));
        if (!problems.isEmpty()) {
            throw new InvalidTeam(problems);
        }
        return team;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = YAML.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new InvalidTeam(List.of("The file is empty."));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new InvalidTeam(List.of("Line " + e.getLocation().getLineNr() + " cannot be read: "
                    + e.getOriginalMessage().lines().findFirst().orElse("")
                    + ". Indentation is two spaces, never tabs; a"
                    + " text with ':' or '#' in it stands in quotes; a name stands only once in its part."));
        } catch (IOException e) {
            throw new InvalidTeam(List.of("The file cannot be read: " + e.getMessage()));
        }
    }

    private static Organisation organisation(Section organisation) {
        return new Organisation(
                organisation.text("name"),
                organisation.text("domain"),
                organisation.text("jurisdiction"),
                organisation.text("sector"),
                organisation.text("entityType"),
                organisation.flag("processorOnly"),
                organisation.parsed("timezone", ZoneId::of, ZoneOffset.UTC, "a time zone such as Europe/Berlin"),
                organisation.text("holidays"),
                contact(organisation.part("dataProtectionOfficer")));
    }

    private static List<EscalationStep> escalation(Section file) {
        List<EscalationStep> steps = new ArrayList<>();
        for (Section step : file.list("escalation")) {
            step.only("step", "after", "to");
            String to = step.text("to");
            if (!to.isEmpty() && !TeamAudiences.isOfTheTeam(to)) {
                step.problem("'" + to + "' is neither on-call, on-call-deputy nor a role.");
            }
            steps.add(new EscalationStep(step.number("step"), step.duration("after"), to));
        }
        if (steps.isEmpty()) {
            file.problem("'escalation' has no step: nobody would hear of an overdue task.");
        }
        return steps;
    }

    private static Channels channels(Section channels) {
        Section desk = channels.part("caseDesk");
        Section outOfBand = channels.part("outOfBand");
        Contact other = new Contact("", outOfBand.email("email"), outOfBand.text("phone"));
        return new Channels(
                new Contact("", desk.email("email"), desk.optionalText("phone")),
                channels.node().path("chat").path("address").asText(""),
                other,
                outOfBand.optionalText("note"));
    }

    private static List<Expert> experts(Section file) {
        List<Expert> experts = new ArrayList<>();
        for (Section expert : file.list("externalExperts")) {
            experts.add(new Expert(
                    expert.text("id"),
                    expert.text("name"),
                    expert.email("email"),
                    expert.optionalText("phone"),
                    expert.optionalText("for"),
                    expert.optionalText("contract"),
                    expert.optionalText("access")));
        }
        return experts;
    }

    private static Map<String, Contact> authorities(Section authorities) {
        Map<String, Contact> contacts = new LinkedHashMap<>();
        authorities.parts().forEach((id, authority) -> contacts.put(id, contact(authority)));
        return contacts;
    }

    private static Map<String, Audience> audiences(Section audiences) {
        Map<String, Audience> addresses = new LinkedHashMap<>();
        audiences
                .parts()
                .forEach((name, audience) ->
                        addresses.put(name, new Audience(audience.email("email"), audience.flag("inside"))));
        return addresses;
    }

    private static Contact contact(Section contact) {
        return new Contact(contact.text("name"), contact.email("email"), contact.optionalText("phone"));
    }
}
