package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.DateTime;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The JSON and lexical form of simple values (RFC 7643 section 2.3), and of the few strings whose content the
/// schema pins down (section 4.1).
final class Formats {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private final Habits habits;

    Formats(Habits habits) {
        this.habits = habits;
    }

    void check(Attribute attribute, JsonNode value, String path) {
        switch (attribute.type()) {
            case STRING, REFERENCE -> {
                require(value.isString(), path, "must be a string");
                checkText(attribute, value.stringValue(), path);
            }
            case BOOLEAN -> require(value.isBoolean(), path, "must be true or false");
            case DECIMAL -> require(value.isNumber(), path, "must be a number");
            case INTEGER -> require(value.isIntegralNumber(), path, "must be a number without fraction and exponent");
            case DATE_TIME ->
                require(
                        value.isString()
                                && DateTime.epochSeconds(value.stringValue()).isPresent(),
                        path,
                        "must be a date and time, such as 2026-01-31T09:30:00Z");
            case BINARY -> {
                require(
                        value.isString() && isBase64(value.stringValue()),
                        path,
                        "must be base64 in the standard alphabet");
                if (path.equals("x509Certificates.value")) {
                    requireForm(Certificates.isOne(value.stringValue()), path);
                }
            }
            case COMPLEX, OPEN -> throw new IllegalArgumentException("not a simple attribute: " + path);
        }
    }

    private void checkText(Attribute attribute, String text, String path) {
        if (attribute.required() && text.isBlank()) {
            throw invalid(path, "must not be empty");
        }
        boolean fits = text.isEmpty()
                || switch (path) {
                    case "addresses.country" -> COUNTRIES.contains(text);
                    case "locale" -> isLanguageTag(text.replace('_', '-'));
                    case "preferredLanguage" -> isLanguageRange(text);
                    case "timezone" -> ZoneId.getAvailableZoneIds().contains(text);
                    default -> attribute.type() != Attribute.Type.REFERENCE || isUri(text);
                };
        requireForm(fits, path);
    }

    private void requireForm(boolean fits, String path) {
        if (!fits && !habits.understand(Habit.LOOSE_FORMAT)) {
            throw invalid(path, "is not in the form that RFC 7643 sections 2.3 and 4.1 ask for");
        }
    }

    /// Absolute or relative, in ASCII (RFC 7643 section 2.3.7).
    private static boolean isUri(String text) {
        try {
            return text.equals(new URI(text).toASCIIString());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Padding may be left out, but four characters hold three bytes: one left over holds none.
    static boolean isBase64(String text) {
        int digits = text.endsWith("==") ? text.length() - 2 : text.endsWith("=") ? text.length() - 1 : text.length();
        boolean padded = digits < text.length();
        return BASE64.matcher(text).matches() && digits % 4 != 1 && (!padded || text.length() % 4 == 0);
    }

    private static boolean isLanguageTag(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean isLanguageRange(String text) {
        try {
            return !Locale.LanguageRange.parse(text).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean fits, String path, String message) {
        if (!fits) {
            throw invalid(path, message);
        }
    }

    private static Refused invalid(String path, String message) {
        return new Refused(new Refusal.InvalidValue(path, message));
    }
}
