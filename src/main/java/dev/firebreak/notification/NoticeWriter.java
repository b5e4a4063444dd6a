package dev.firebreak.notification;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.roster.Roster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a notice: the template of the case's own plan version, filled from the case, the process and the roster. */
@Component
class NoticeWriter {

    static final List<String> MEETING = List.of("debriefAt", "debriefPlace");

    private static final String INVITATION = "debrief-invitation";
    private static final String DRILL_MARK = "DRILL - ";

    private final Cases cases;
    private final Roster roster;
    private final Addressees addressees;
    private final DeployedFiles files;
    private final NoticeTemplates templates;
    private final Links links;

    NoticeWriter(
            Cases cases,
            Roster roster,
            Addressees addressees,
            DeployedFiles files,
            NoticeTemplates templates,
            Links links) {
        this.cases = cases;
        this.roster = roster;
        this.addressees = addressees;
        this.files = files;
        this.templates = templates;
        this.links = links;
    }

    /** @throws NotSendable where the plan's template is missing or wrong, or the case is kept from whom it is meant for */
    Letter write(NoticeRequest request) {
        Optional<IncidentCase> about = caseOf(request.businessKey());
        Addressed addressed = addressees.of(request, about);
        boolean drill = about.map(IncidentCase::drill).orElse(false) || request.is("drill");
        Map<String, Object> model = NoticeModel.of(
                request, about, roster.organisation(), addressed.name(), links.to(about.map(IncidentCase::key)), drill);
        NoticeText text = templates
                .get(files.deploymentOf(request.definition()), request.template())
                .render(addressed
                        .discretion()
                        .map(heeded -> NoticeModel.as(heeded.knowledge(), model, links.to(Optional.empty())))
                        .orElse(model));
        NoticeText headed = new NoticeText(
                text.subject(), addressed.discretion().map(Discretion::heading).orElse("") + text.body());
        return new Letter(
                roster.caseDeskAddress(),
                addressed.discretion().map(Discretion::answersTo).orElseGet(roster::caseDeskAddress),
                addressed.addresses(),
                addressed.inside(),
                drill,
                drill ? marked(headed) : headed,
                enclosure(request));
    }

    Optional<IncidentCase> caseOf(@Nullable String businessKey) {
        return businessKey != null && CaseKey.isKey(businessKey)
                ? cases.find(new CaseKey(businessKey))
                : Optional.empty();
    }

    /** Whatever a template says: the subject of a drill says so first. */
    private static NoticeText marked(NoticeText text) {
        return text.subject().startsWith(DRILL_MARK) ? text : new NoticeText(DRILL_MARK + text.subject(), text.body());
    }

    private @Nullable Enclosure enclosure(NoticeRequest request) {
        return switch (request.template()) {
            case INVITATION -> meeting(request);
            case CheckpointMail.TEMPLATE -> new SignedCheckpoint(request.text(CheckpointMail.CHECKPOINT));
            default -> null;
        };
    }

    private @Nullable Meeting meeting(NoticeRequest request) {
        return Meeting.of(
                        request.text("debriefAt"),
                        request.text("debriefPlace"),
                        roster.organisation().timezone())
                .orElse(null);
    }
}
