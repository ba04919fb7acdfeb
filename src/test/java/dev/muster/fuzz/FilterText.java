package dev.muster.fuzz;

import dev.muster.filter.Filter;
import dev.muster.filter.Filter.Operand;
import dev.muster.schema.AttributePath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A checked filter written out again, with as few brackets as its tree allows.
final class FilterText {

    private static final int LONGEST = 4096;
    private static final int DEEPEST = 40;
    private static final int MOST_TERMS = 64;
    private static final BigDecimal DAY = BigDecimal.valueOf(24 * 60 * 60);

    private FilterText() {}

    static String of(Filter filter) {
        return switch (filter) {
            case Filter.And and -> joined(" and ", and.terms());
            case Filter.Or or -> joined(" or ", or.terms());
            case Filter.Not not -> "not (" + of(not.term()) + ")";
            case Filter.Present present -> present.path() + " pr";
            case Filter.Comparison comparison ->
                comparison.path() + " " + comparison.operator().name().toLowerCase(Locale.ROOT) + " "
                        + of(comparison.operand());
            case Filter.ValuePath inside -> of(inside.attribute(), inside.inner());
        };
    }

    static String of(AttributePath attribute, Filter inner) {
        return attribute + "[" + of(inner) + "]";
    }

    /// Whether what is written out keeps the limits. A filter may outgrow them when names get their URN.
    static boolean fits(Filter filter) {
        return depth(filter) <= DEEPEST
                && terms(filter) <= MOST_TERMS
                && isWritable(filter)
                && of(filter).length() <= LONGEST;
    }

    private static String joined(String conjunction, List<Filter> terms) {
        return terms.stream()
                .map(term -> isBracketed(term, conjunction) ? "(" + of(term) + ")" : of(term))
                .collect(Collectors.joining(conjunction));
    }

    private static boolean isBracketed(Filter term, String within) {
        return term instanceof Filter.Or || (term instanceof Filter.And && within.equals(" and "));
    }

    private static int depth(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> terms) -> depth(terms);
            case Filter.Or(List<Filter> terms) -> depth(terms);
            case Filter.Not not -> 1 + depth(not.term());
            case Filter.ValuePath inside -> 1 + depth(inside.inner());
            case Filter.Present _, Filter.Comparison _ -> 0;
        };
    }

    /// More than there are in some cases, never fewer.
    private static int depth(List<Filter> terms) {
        return 1 + terms.stream().mapToInt(FilterText::depth).max().orElse(0);
    }

    private static int terms(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> terms) ->
                terms.stream().mapToInt(FilterText::terms).sum();
            case Filter.Or(List<Filter> terms) ->
                terms.stream().mapToInt(FilterText::terms).sum();
            case Filter.Not not -> terms(not.term());
            case Filter.ValuePath inside -> 1 + terms(inside.inner());
            case Filter.Present _, Filter.Comparison _ -> 1;
        };
    }

    /// A time zone can carry a time over the edge of the calendar, where it cannot be written without one.
    private static boolean isWritable(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> terms) -> terms.stream().allMatch(FilterText::isWritable);
            case Filter.Or(List<Filter> terms) -> terms.stream().allMatch(FilterText::isWritable);
            case Filter.Not not -> isWritable(not.term());
            case Filter.ValuePath inside -> isWritable(inside.inner());
            case Filter.Present _ -> true;
            case Filter.Comparison comparison ->
                !(comparison.operand() instanceof Operand.Time time)
                        || Math.abs(day(time.epochSeconds())) < LocalDate.MAX.toEpochDay() - 366;
        };
    }

    private static String of(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> JsonMapper.shared().writeValueAsString(text.value());
            case Operand.Numeric number -> number(number.value());
            case Operand.Bool bool -> Boolean.toString(bool.value());
            case Operand.Time time -> "\"" + time(time.epochSeconds()) + "\"";
        };
    }

    /// In the notation of JSON, of which a filter takes 32 digits before the point, 32 after it, and an
    /// exponent of two.
    private static String number(BigDecimal number) {
        for (int decimals = 0; decimals <= 32; decimals++) {
            int exponent = decimals - number.scale();
            BigDecimal mantissa = new BigDecimal(number.unscaledValue(), decimals);
            boolean fits = mantissa.toBigInteger().abs().toString().length() <= 32 && Math.abs(exponent) <= 99;
            if (fits) {
                return mantissa.toPlainString() + "E" + exponent;
            }
        }
        throw new AssertionError("No filter could hold " + number);
    }

    private static long day(BigDecimal seconds) {
        return seconds.divide(DAY, 0, RoundingMode.FLOOR).longValueExact();
    }

    private static String time(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        BigDecimal fraction = seconds.subtract(whole);
        BigInteger ofDay = whole.toBigInteger().mod(DAY.toBigInteger());
        LocalDate date = LocalDate.ofEpochDay(day(seconds));
        String decimals = fraction.scale() <= 0 ? "" : fraction.toPlainString().substring(1);
        return "%s%04d-%02d-%02dT%s%s%sZ"
                .formatted(
                        date.getYear() < 0 ? "-" : "",
                        Math.abs(date.getYear()),
                        date.getMonthValue(),
                        date.getDayOfMonth(),
                        LocalTime.ofSecondOfDay(ofDay.longValueExact()),
                        ofDay.longValueExact() % 60 == 0 ? ":00" : "",
                        decimals);
    }
}
