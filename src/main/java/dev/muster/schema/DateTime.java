package dev.muster.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The dateTime of RFC 7643 section 2.3.5, which is that of XML Schema and not of java.time: `24:00:00`,
/// fractions of any length, years beyond 9999, and a zone that may be missing (read as UTC). Compared as
/// instants.
public final class DateTime {

    private static final Pattern FORM = Pattern.compile("(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})"
            + "T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))?");

    /// Digits of a fraction that count: far more than any clock gives, and few enough for every database.
    private static final int FRACTION = 30;

    private static final int DAY = 24 * 60 * 60;
    private static final int WIDEST_ZONE = 14 * 60;

    private DateTime() {}

    /// Seconds since 1970-01-01T00:00:00Z, exact to the last digit; empty when the text is no dateTime.
    public static Optional<BigDecimal> epochSeconds(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.length() > 65_536 || !parts.matches()) {
            return Optional.empty();
        }
        int second = secondOfDay(parts);
        int zone = zoneMinutes(parts);
        if (second < 0 || Math.abs(zone) > WIDEST_ZONE) {
            return Optional.empty();
        }
        return epochDay(parts)
                .map(day -> BigInteger.valueOf(day * DAY + second - zone * 60L))
                .map(seconds -> new BigDecimal(seconds).add(fraction(parts)));
    }

    private static Optional<Long> epochDay(Matcher parts) {
        try {
            return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
                    .toEpochDay());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The second of the day, or -1. `24:00:00` is the end of the day.
    private static int secondOfDay(Matcher parts) {
        int hour = number(parts, 4);
        int minute = number(parts, 5);
        int second = number(parts, 6);
        if (hour == 24) {
            return minute == 0 && second == 0 && fraction(parts).signum() == 0 ? DAY : -1;
        }
        return hour > 23 || minute > 59 || second > 59 ? -1 : (hour * 60 + minute) * 60 + second;
    }

    private static int zoneMinutes(Matcher parts) {
        if (parts.group(8) == null) {
            return 0;
        }
        int minutes = number(parts, 10) > 59 ? WIDEST_ZONE + 1 : number(parts, 9) * 60 + number(parts, 10);
        return parts.group(8).equals("-") ? -minutes : minutes;
    }

    private static BigDecimal fraction(Matcher parts) {
        String digits = parts.group(7);
        if (digits == null) {
            return BigDecimal.ZERO;
        }
        return new BigDecimal("0." + digits.substring(0, Math.min(FRACTION, digits.length())));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
