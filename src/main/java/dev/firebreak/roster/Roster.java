package dev.firebreak.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is on the team, who is on call and how they are reached, by the {@code team.yaml} of the plan in force. Answers from
 * memory; a new plan version takes effect within seconds.
 */
@Component
public class Roster {

    private final Clock clock;
    private volatile @Nullable Team team;

    Roster(Clock clock) {
        this.clock = clock;
    }

    /** Whose plan this is. */
    public Organisation organisation() {
        return team().organisation();
    }

    /** The members of a role in the file's order; empty where there is no such role. */
    public List<Person> members(String role) {
        return team().members(role);
    }

    /** What a role is called, such as "IT operations"; empty where there is no such role. */
    public Optional<String> roleTitle(String role) {
        return team().roles().stream()
                .filter(each -> each.id().equals(role))
                .map(Role::title)
                .findFirst();
    }

    /** Everybody, machines included, in the file's order. */
    public List<Person> people() {
        return team().people();
    }

    public Optional<Person> person(String login) {
        return team().person(login);
    }

    /** Who is on call at a moment; somebody always is. */
    public OnCall onCall(Instant at) {
        Team current = team();
        Rota.Turn turn = current.rota().at(at);
        return new OnCall(
                current.person(turn.shift().person()).orElseThrow(),
                current.person(turn.shift().deputy()).orElseThrow(),
                turn.until());
    }

    /**
     * Mail addresses of an audience, now: a role, {@code on-call}, {@code on-call-deputy}, {@code response-team}, or one
     * that the file gives an address. Empty for an audience that only the case knows, such as its reporter.
     */
    public List<String> addresses(String audience) {
        Team current = team();
        Audience listed = current.audiences().get(audience);
        return listed != null
                ? List.of(listed.email())
                : TeamAudiences.addresses(TeamAudiences.people(current, audience, clock.instant()));
    }

    /**
     * The people whom an audience of the team means, now, whatever address the file gives it. Empty for any other
     * audience.
     */
    public List<Person> audience(String audience) {
        return TeamAudiences.people(team(), audience, clock.instant()).toList();
    }

    /** Whether what goes to this audience leaves the house; true too for an audience that nobody knows. */
    public boolean leavesTheHouse(String audience) {
        Audience listed = team().audiences().get(audience);
        return listed != null ? !listed.inside() : !TeamAudiences.isOfTheTeam(audience);
    }

    /** Whether a mail address is one of the house, by its domain. */
    public boolean isInside(String address) {
        return address.toLowerCase(Locale.ROOT)
                .endsWith("@" + team().organisation().domain().toLowerCase(Locale.ROOT));
    }

    /** Where notices to an authority go; ids are the recipients of {@code obligations.yaml}. */
    public Optional<String> authorityAddress(String authority) {
        return authority(authority).map(Contact::email);
    }

    public Optional<Contact> authority(String authority) {
        return Stream.ofNullable(team().authorities().get(authority)).findFirst();
    }

    /** People outside the house who can be asked for help. */
    public List<Expert> experts() {
        return team().experts();
    }

    /** Sender of every mail. */
    public String caseDeskAddress() {
        return team().channels().caseDesk().email();
    }

    public Channels channels() {
        return team().channels();
    }

    /** Who is told of an overdue task, in order. */
    public List<EscalationStep> escalation() {
        return team().escalation();
    }

    List<Role> roles() {
        return team().roles();
    }

    void replace(Team next) {
        team = next;
    }

    private Team team() {
        Team current = team;
        if (current == null) {
            throw new IllegalStateException("No plan is deployed yet, so there is no team. It is read at the start.");
        }
        return current;
    }
}
