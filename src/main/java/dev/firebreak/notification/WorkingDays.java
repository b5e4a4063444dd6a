package dev.firebreak.notification;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Business days: neither weekend nor public holiday of a country. */
final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final @Nullable HolidayManager holidays;

    private WorkingDays(@Nullable HolidayManager holidays) {
        this.holidays = holidays;
    }

    /** @param country an ISO 3166 code such as {@code de}, or null where only weekends count */
    static WorkingDays of(@Nullable String country) {
        return new WorkingDays(
                country == null
                        ? null
                        : HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT))));
    }

    /**
     * The n-th business day after a day, which itself never counts: with 1, the next business day. Where the day is not a
     * business day, the next one is day 1 as well (Form 8-K, general instruction B.1).
     */
    LocalDate after(LocalDate day, int n) {
        LocalDate found = day;
        for (int counted = 0; counted < n; counted++) {
            found = next(found);
        }
        return found;
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && (holidays == null || !holidays.isHoliday(day, HolidayType.PUBLIC_HOLIDAY));
    }
}
