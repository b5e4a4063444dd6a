package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Golden instants, worked out by hand; the reasoning stands beside each. */
class DeadlineTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void seventyTwoHoursRunOverTheChangeToSummerTime() {
        // Friday 27 March 2026, 10:00 CET is 09:00 UTC. On Sunday the clocks jump from 02:00 to 03:00. 72 hours later
        // it
        // is Monday 09:00 UTC, which the wall calls 11:00 CEST.
        assertThat(after("2026-03-27T09:00:00Z", hours("PT72H"))).isEqualTo("2026-03-30T09:00:00Z");
    }

    @Test
    void seventyTwoHoursRunOverTheChangeToWinterTime() {
        // Friday 23 October 2026, 10:00 CEST is 08:00 UTC. 72 hours later it is Monday 08:00 UTC, 09:00 CET on the
        // wall.
        assertThat(after("2026-10-23T08:00:00Z", hours("PT72H"))).isEqualTo("2026-10-26T08:00:00Z");
    }

    @Test
    void twentyFourHoursRunOverAWeekendAndNewYear() {
        // Thursday 31 December 2026, 20:00 CET; a public holiday follows and does not stop the clock.
        assertThat(after("2026-12-31T19:00:00Z", hours("PT24H"))).isEqualTo("2027-01-01T19:00:00Z");
    }

    @Test
    void oneMonthFromTheEndOfJanuaryEndsOnTheLastOfFebruary() {
        // 31 January 2026, 10:00 CET: February has 28 days. 2028 is a leap year and has 29.
        assertThat(after("2026-01-31T09:00:00Z", days("P1M"))).isEqualTo("2026-02-28T09:00:00Z");
        assertThat(after("2028-01-31T09:00:00Z", days("P1M"))).isEqualTo("2028-02-29T09:00:00Z");
    }

    @Test
    void oneMonthKeepsTheTimeOnTheWallOverAClockChange() {
        // 15 March 2026, 10:00 CET is 09:00 UTC; 15 April, 10:00 CEST is 08:00 UTC.
        assertThat(after("2026-03-15T09:00:00Z", days("P1M"))).isEqualTo("2026-04-15T08:00:00Z");
    }

    @Test
    void fourBusinessDaysFromASaturdayCountFromMonday() {
        // Saturday 7 March 2026, 15:00 EST. Monday 9 is day 1, Thursday 12 is day 4. On Sunday the clocks jumped, so
        // 15:00
        // is now EDT: 19:00 UTC.
        assertThat(after("2026-03-07T20:00:00Z", businessDays())).isEqualTo("2026-03-12T19:00:00Z");
    }

    @Test
    void fourBusinessDaysFromAFridayEndOnTheSameThursday() {
        // Friday 6 March 2026, 15:00 EST: the day itself does not count, Monday is day 1.
        assertThat(after("2026-03-06T20:00:00Z", businessDays())).isEqualTo("2026-03-12T19:00:00Z");
    }

    @Test
    void businessDaysSkipAHolidayThatIsObservedOnAFriday() {
        // Thursday 2 July 2026, 15:00 EDT. 4 July is a Saturday, so Friday 3 July is the holiday. Monday 6 is day 1,
        // Thursday 9 is day 4.
        assertThat(after("2026-07-02T19:00:00Z", businessDays())).isEqualTo("2026-07-09T19:00:00Z");
    }

    @Test
    void determinedOnThanksgivingTheFridayAfterIsDayOne() {
        // Thursday 26 November 2026, 12:00 EST. Friday 27 is day 1, Monday 30 day 2, Wednesday 2 December day 4.
        assertThat(after("2026-11-26T17:00:00Z", businessDays())).isEqualTo("2026-12-02T17:00:00Z");
    }

    @Test
    void theRecipientsDayCountsAndNotOurs() {
        // Monday 9 March 2026, 03:00 CET in Berlin is still Sunday 22:00 EDT in New York: day 1 is Monday, day 4
        // Thursday
        // 12 March, 22:00 EDT, which is 02:00 UTC on Friday.
        assertThat(after("2026-03-09T02:00:00Z", businessDays())).isEqualTo("2026-03-13T02:00:00Z");
    }

    @Test
    void majorAfterAnHourLeavesFourHours() {
        // Aware at 08:00, major at 09:00: 13:00 comes before 08:00 of the next day.
        assertThat(dora("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")).isEqualTo("2026-03-02T13:00:00Z");
    }

    @Test
    void majorShortlyBeforeADayHasPassedLeavesOnlyTheRestOfTheDay() {
        // Aware at 08:00, major at 06:00 of the next day: 24 hours after awareness is 08:00, before 10:00.
        assertThat(dora("2026-03-02T08:00:00Z", "2026-03-03T06:00:00Z")).isEqualTo("2026-03-03T08:00:00Z");
    }

    @Test
    void majorAfterMoreThanADayLeavesFourHoursAgain() {
        // Aware at 08:00, major two days later at 08:00: the 24 hours had passed, so 4 hours from then.
        assertThat(dora("2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z")).isEqualTo("2026-03-04T12:00:00Z");
    }

    @Test
    void ourOwnDateComesBeforeTheLawsLatest() {
        // Discovered 2 March 2026, 09:00 CET. We hold ourselves to 30 days: 1 April, 09:00 CEST. The law's 60 days end
        // in
        // May.
        Obligation hipaa = obligation("""
                clockStarts: discovered
                duration: without-unreasonable-delay
                default: P30D
                notLaterThan: { clockStarts: discovered, duration: P60D }
                calendar: calendar
                """);
        ClockStart discovered = new ClockStart(Instant.parse("2026-03-02T08:00:00Z"), "discovered");
        assertThat(Deadline.of(hipaa, discovered, Optional.of(discovered), BERLIN))
                .isEqualTo("2026-04-01T07:00:00Z");
    }

    private static Instant dora(String aware, String major) {
        Obligation initial = obligation("""
                clockStarts: classified-major
                duration: PT4H
                notLaterThan: { clockStarts: aware, duration: PT24H, unless: "classified later" }
                calendar: clock
                """);
        return Deadline.of(
                initial,
                new ClockStart(Instant.parse(major), "major"),
                Optional.of(new ClockStart(Instant.parse(aware), "aware")),
                BERLIN);
    }

    private static Instant after(String start, Obligation obligation) {
        return Deadline.of(obligation, new ClockStart(Instant.parse(start), "it began"), Optional.empty(), BERLIN);
    }

    private static Obligation hours(String duration) {
        return obligation("clockStarts: aware\nduration: " + duration + "\ncalendar: clock\n");
    }

    private static Obligation days(String duration) {
        return obligation("clockStarts: aware\nduration: " + duration + "\ncalendar: calendar\n");
    }

    private static Obligation businessDays() {
        return obligation("clockStarts: aware\nduration: P4D\ncalendar: business-days\nholidays: us\n"
                + "timezone: America/New_York\n");
    }

    private static Obligation obligation(String timing) {
        String rest = "regime: X\narticle: '1'\nopens: at-once\nrecipient: r\ntemplate: t\ncontentRequired: c\n"
                + "enabled: true\n";
        String yaml = "obligations:\n  x:\n" + (rest + timing).indent(4);
        return Obligations.parse(yaml).values().iterator().next();
    }
}
