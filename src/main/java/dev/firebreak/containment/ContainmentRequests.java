package dev.firebreak.containment;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes what a person chose to do: all of it, or nothing where one row is wrong. */
@Component
class ContainmentRequests {

    private final Cases cases;
    private final ContainmentActions actions;
    private final ContainmentProposals proposals;
    private final AutomaticContainment automatic;
    private final NeverContain never;
    private final ContainmentProperties properties;
    private final AuditLog audit;

    ContainmentRequests(
            Cases cases,
            ContainmentActions actions,
            ContainmentProposals proposals,
            AutomaticContainment automatic,
            NeverContain never,
            ContainmentProperties properties,
            AuditLog audit) {
        this.cases = cases;
        this.actions = actions;
        this.proposals = proposals;
        this.automatic = automatic;
        this.never = never;
        this.properties = properties;
        this.audit = audit;
    }

    /**
     * Stores the requests, in the caller's transaction; each then waits for the approval of another person than the requester.
     *
     * @return their ids, in order
     * @throws InvalidTarget with a sentence for the first row that cannot be done; nothing is stored then
     */
    public List<Long> request(CaseKey caseKey, List<RequestRow> rows, String requester) {
        if (requester.equals(Actor.SYSTEM) || requester.equals(Actor.ANONYMOUS)) {
            // Else everybody could approve it, also the person who chose it.
            throw new InvalidTarget("Containment", "is asked for by a person who is signed in. Choose it yourself.");
        }
        return store(caseKey, check(caseKey, rows), requester);
    }

    /**
     * Stores those proposals that are switched on to happen by themselves, never on a protected target, in Firebreak's own name.
     *
     * @return their ids; empty where none is switched on
     */
    public List<Long> requestAutomatic(CaseKey caseKey, List<ProposedAction> proposed) {
        List<ProposedAction> on =
                proposed.stream().filter(each -> automatic.isOn(each.action())).toList();
        List<RequestRow> rows = proposals.propose(caseKey, on);
        List<ContainmentRequest> allowed = rows.stream()
                .map(ContainmentRequest::of)
                .filter(request -> never.reason(request).isEmpty())
                .toList();
        return store(caseKey, allowed, Actor.SYSTEM);
    }

    /** Stores the snapshot that must come before an action, in the name of whoever asked for that. @return its id */
    long requestSnapshot(ContainmentAction before) {
        ContainmentRequest snapshot = new ContainmentRequest(
                ContainmentKind.TAKE_SNAPSHOT, before.target(), "Evidence first, before: " + before.summary());
        return store(before.caseKey(), List.of(snapshot), before.requester()).get(0);
    }

    private List<Long> store(CaseKey caseKey, List<ContainmentRequest> requests, String requester) {
        IncidentCase incident = cases.get(caseKey);
        List<Long> ids = new ArrayList<>();
        for (ContainmentRequest request : requests) {
            long id = actions.add(caseKey, request, requester, incident.drill());
            ids.add(id);
            audit.append(AuditEntry.ofCase(
                    "ContainmentRequested",
                    caseKey.text(),
                    requester + " asks for: " + request.summary() + ". " + request.reason(),
                    Map.of(
                            "id", id,
                            "action", request.kind().word(),
                            "target", request.target(),
                            "parameters", request.parameters(),
                            "hash", ActionHash.of(ActionHash.exact(caseKey, request)),
                            "requester", requester)));
        }
        return ids;
    }

    private List<ContainmentRequest> check(CaseKey caseKey, List<RequestRow> rows) {
        if (rows.isEmpty()) {
            throw new NothingChosen();
        }
        Set<ContainmentState> taken = EnumSet.copyOf(ContainmentState.underWay());
        taken.addAll(ContainmentState.inForce());
        List<ContainmentAction> present = actions.of(caseKey, taken);
        List<ContainmentRequest> requests = new ArrayList<>();
        for (RequestRow row : rows) {
            ContainmentRequest request = ContainmentRequest.of(row);
            request.requireAddress(properties);
            if (requests.stream().anyMatch(other -> other.isSame(request))) {
                throw new InvalidTarget(request.summary(), "is in the list twice. Take one out.");
            }
            present.stream().filter(request::isSameAs).findFirst().ifPresent(action -> {
                throw new InvalidTarget(
                        request.summary(),
                        "is there already: " + action.state().plain() + ". Take it out of the list.");
            });
            requests.add(request);
        }
        return requests;
    }
}
