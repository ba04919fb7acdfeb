package dev.muster.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The type of a field, and which JSON values fit it (rule F3).
public enum FieldType {
    TEXT {
        @Override
        public Optional<JsonNode> fitted(JsonNode value) {
            return value.isValueNode() ? Optional.of(JSON.stringNode(value.asString())) : Optional.empty();
        }
    },
    NUMBER {
        @Override
        public Optional<JsonNode> fitted(JsonNode value) {
            if (value.isNumber()) {
                return Optional.of(plain(value.decimalValue()).orElse(value));
            }
            return value.isString() ? number(value.stringValue().strip()) : Optional.empty();
        }
    },
    DATE {
        @Override
        public Optional<JsonNode> fitted(JsonNode value) {
            return value.isString() ? date(value.stringValue().strip()) : Optional.empty();
        }
    },
    BOOLEAN {
        @Override
        public Optional<JsonNode> fitted(JsonNode value) {
            if (value.isBoolean()) {
                return Optional.of(value);
            }
            return switch (value.isString() ? value.stringValue().strip().toLowerCase(Locale.ROOT) : "") {
                case "true" -> Optional.of(JSON.booleanNode(true));
                case "false" -> Optional.of(JSON.booleanNode(false));
                default -> Optional.empty();
            };
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 32;

    /// The value in the form that is stored, if it fits the type: identity providers send numbers, dates and
    /// booleans as text too.
    public abstract Optional<JsonNode> fitted(JsonNode value);

    /// The word of the admin API: `text`, `number`, `date`, `boolean`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldType> of(String word) {
        for (FieldType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return plain(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The form in which the number comes back from the database, so that the same number is no change.
    private static Optional<JsonNode> plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (number.scale() > 0) {
            return Optional.of(JSON.numberNode(number));
        }
        BigInteger whole = number.toBigInteger();
        if (whole.bitLength() < Integer.SIZE) {
            return Optional.of(JSON.numberNode(whole.intValue()));
        }
        return Optional.of(whole.bitLength() < Long.SIZE ? JSON.numberNode(whole.longValue()) : JSON.numberNode(whole));
    }

    /// A date, or the date of a dateTime as it is written, without moving it to another time zone.
    private static Optional<JsonNode> date(String text) {
        String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
        if (day.length() != 10) {
            return Optional.empty(); // a year of four digits, so that dates as text are in the order of days
        }
        try {
            return Optional.of(JSON.stringNode(LocalDate.parse(day).toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
