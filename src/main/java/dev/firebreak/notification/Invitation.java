package dev.firebreak.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A meeting as an iCalendar object that mail programs ask their user about (RFC 5546 REQUEST). */
final class Invitation {

    private static final Duration LENGTH = Duration.ofHours(1);

    private Invitation() {}

    /** @param uid the same for the same notice, so that a mail program never shows it twice */
    static String text(Letter letter, Meeting meeting, String uid) {
        VEvent event = new VEvent(
                meeting.at(), meeting.at().plus(LENGTH), letter.text().subject());
        event.add(new Uid(uid))
                .add(new Sequence(0))
                .add(new Organizer(mailto(letter.answersTo())))
                .add(new Location(NoticeTemplate.oneLine(meeting.place())))
                .add(new Description(letter.text().body()));
        letter.addresses().forEach(address -> event.add(attendee(address)));
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Firebreak//Notices//EN"))
                .add(ImmutableVersion.VERSION_2_0)
                .add(ImmutableMethod.REQUEST);
        calendar.add(event);
        calendar.validate();
        return calendar.toString();
    }

    private static Attendee attendee(String address) {
        return new Attendee(new ParameterList(List.of(Role.REQ_PARTICIPANT, Rsvp.TRUE)), mailto(address));
    }

    private static URI mailto(String address) {
        try {
            // Escapes what a mail address may hold and a URI may not.
            return new URI("mailto", address, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Whatever follows a scheme can be escaped", e);
        }
    }
}
