package dev.muster.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.filter.Filter.And;
import dev.muster.filter.Filter.Comparison;
import dev.muster.filter.Filter.Not;
import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Or;
import dev.muster.filter.Filter.Present;
import dev.muster.filter.Filter.ValuePath;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The grammar of RFC 7644 section 3.4.2.2, told in a notation where brackets show what belongs together.
class FilterParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "FLT-04 operators in any case ~ userName EQ \"ada\" AND title Pr ~ (userName eq 'ada' and title pr)",
                "FLT-05 names in any case ~ USERNAME eq \"ada\" ~ userName eq 'ada'",
                "FLT-06 and before or ~ title pr or nickName pr and locale pr ~ (title pr or (nickName pr and locale pr))",
                "FLT-06 brackets first ~ (title pr or nickName pr) and locale pr ~ ((title pr or nickName pr) and locale pr)",
                "FLT-06 not before and ~ not (title pr) and locale pr ~ (not title pr and locale pr)",
                "FLT-06 three in a row ~ title pr and locale pr and active eq true ~ (title pr and locale pr and active eq true)",
                "FLT-07 not without a blank ~ not(title pr) ~ not title pr",
                "FLT-07 not of a disjunction ~ NOT (title pr or locale pr) ~ not (title pr or locale pr)",
                "FLT-08 escapes ~ title eq \"a\\\"b\\\\c\\u00e9\\t.\" ~ title eq 'a\"b\\cé\t.'",
                "FLT-10 brackets in a value ~ title eq \"a] and (b\" ~ title eq 'a] and (b'",
                "FLT-11 sub-attribute ~ name.familyName co \"o\" ~ name.familyName co 'o'",
                "FLT-11 core URN ~ urn:ietf:params:scim:schemas:core:2.0:User:name.familyName sw \"L\" ~ name.familyName sw 'L'",
                "FLT-11 extension URN in any case ~ URN:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:User:Department pr ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr",
                "FLT-11 extension sub-attribute ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"x\" ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq 'x'",
                "FLT-11 whole extension ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr",
                "FLT-12 $ref ~ groups.$ref eq \"x\" ~ groups.$ref eq 'x'",
                "FLT-16 instant ~ meta.created gt \"1970-01-01T01:00:00.5+01:00\" ~ meta.created gt 0.5",
                "FLT-20 boolean as text ~ active eq \"True\" ~ active eq true",
                "FLT-24 value path ~ emails[type eq \"work\" and value co \"@acme\"] ~ emails[(type eq 'work' and value co '@acme')]",
                "FLT-25 brackets inside ~ emails[not (type eq \"work\") or (value pr and primary eq true)] ~ emails[(not type eq 'work' or (value pr and primary eq true))]",
                "FLT-25 blanks inside ~ emails[ type eq \"work\" ] and title pr ~ (emails[type eq 'work'] and title pr)",
                "FLT-28 a plural means its value ~ emails co \"x\" ~ emails.value co 'x'",
                "FLT-29 a complex one may be present ~ name pr ~ name pr",
                "FLT-31 eq null ~ title eq null ~ not title pr",
                "FLT-31 ne null ~ title ne null ~ title pr",
                "FLT-33 schemas ~ schemas eq \"urn:x\" ~ schemas eq 'urn:x'",
                "PAT-57 simple elements ~ schemas[value eq \"urn:x\"] ~ schemas[value eq 'urn:x']",
            })
    void a_filter_becomes_a_tree(String fact, String text, String tree) {
        assertThat(told(parse(text))).isEqualTo(tree);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "FLT-07 not without brackets ~ 0 ~ not title pr",
                "FLT-08 bad escape ~ 10 ~ title eq \"\\x\"",
                "FLT-08 half a code unit ~ 14 ~ title eq \"\\u00\"",
                "FLT-09 single quotes ~ 9 ~ title eq 'x'",
                "FLT-09 bare word ~ 9 ~ title eq x",
                "FLT-17 order of booleans ~ 7 ~ active gt true",
                "FLT-17 order of binaries ~ 23 ~ x509Certificates.value gt \"x\"",
                "FLT-18 part of a boolean ~ 7 ~ active co \"true\"",
                "FLT-18 part of a dateTime ~ 13 ~ meta.created sw \"2020-01-01T00:00:00Z\"",
                "FLT-18 part of a binary ~ 23 ~ x509Certificates.value co \"x\"",
                "FLT-19 number for a boolean ~ 10 ~ active eq 5",
                "FLT-19 no dateTime ~ 16 ~ meta.created gt \"abc\"",
                "FLT-19 number for text ~ 9 ~ title eq 5",
                "FLT-26 nested value filter ~ 11 ~ emails[type[value pr]]",
                "FLT-26 URN in a value filter ~ 7 ~ emails[urn:ietf:params:scim:schemas:core:2.0:User:title pr]",
                "FLT-27 unknown part ~ 7 ~ emails[colour eq \"red\"]",
                "FLT-29 complex without value ~ 0 ~ name eq \"x\"",
                "FLT-29 addresses have no value ~ 0 ~ addresses eq \"x\"",
                "FLT-29 whole extension ~ 0 ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User eq \"x\"",
                "FLT-31 order of null ~ 6 ~ title gt null",
                "FLT-36 unknown attribute ~ 0 ~ colour eq \"red\"",
                "FLT-36 unknown sub-attribute ~ 13 ~ title pr and name.colour pr",
                "FLT-36 unknown extension ~ 0 ~ urn:acme:2.0:User:colour eq \"red\"",
                "FLT-36 bare extension attribute ~ 0 ~ department eq \"x\"",
                "FLT-37 empty ~ 0 ~ ",
                "FLT-37 blank only ~ 1 ~  ",
                "FLT-37 unknown operator ~ 6 ~ title is \"x\"",
                "FLT-37 no operator ~ 5 ~ title",
                "FLT-37 no value ~ 8 ~ title eq",
                "FLT-37 open quote ~ 9 ~ title eq \"x",
                "FLT-37 open bracket ~ 0 ~ (title pr",
                "FLT-37 open value filter ~ 6 ~ emails[type pr",
                "FLT-37 closing bracket too many ~ 8 ~ title pr)",
                "FLT-37 trailing text ~ 9 ~ title pr nonsense",
                "FLT-37 trailing or ~ 11 ~ title pr or",
                "FLT-37 text after a value ~ 12 ~ title eq \"x\"y",
                "FLT-37 no comma ~ 12 ~ title eq \"x\", nickName pr",
                "FLT-37 a value filter on text ~ 0 ~ title[value eq \"x\"]",
                "FLT-37 a sub-attribute after brackets ~ 16 ~ emails[value pr].type pr",
                "FLT-38 password ~ 0 ~ password eq \"x\"",
                "FLT-38 password present ~ 0 ~ password pr",
                "SEC-09 NUL ~ 9 ~ title eq \"a\\u0000\"",
                "SEC-09 half a pair ~ 9 ~ title eq \"\\ud83d\"",
                "SEC-09 number beyond any column ~ 9 ~ title eq 1e999999999",
            })
    void a_wrong_filter_is_refused_where_it_is_wrong(String fact, int position, String text) {
        // CsvSource trims; the blank one is meant.
        String filter = text == null ? (position == 1 ? " " : "") : text;

        assertThatThrownBy(() -> parse(filter))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(Refusal.InvalidFilter.class, invalid -> {
                                    assertThat(invalid.message()).isNotBlank();
                                    assertThat(invalid.position()).isEqualTo(position);
                                }));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "F3 username Eq ~ username Eq \"x\" ~ userName eq 'x'",
                "F4 email ~ email Co \"x\" ~ emails.value co 'x'",
                "F6 filtered sub-attribute ~ emails[type eq \"work\"].value eq \"x\" ~ emails[(type eq 'work' and value eq 'x')]",
                "F7 manager ~ id eq \"u\" and manager eq \"m\" ~ (id eq 'u' and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq 'm')",
                "F8 bare word ~ externalId eq jyoung ~ externalId eq 'jyoung'",
                "F8 number for text ~ externalId eq 0123 ~ externalId eq '0123'",
                "F8 bare boolean ~ active eq True ~ active eq true",
                "Q3 boolean as text ~ roles[primary eq \"True\"] ~ roles[primary eq true]",
                "Q6 bare department ~ department eq \"x\" ~ urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq 'x'",
                "unknown extension ~ urn:acme:2.0:User:Badge.Colour eq \"red\" ~ urn:acme:2.0:User:Badge.Colour eq 'red'",
                "number in an unknown extension ~ urn:acme:2.0:User:size ge 42.5 ~ urn:acme:2.0:User:size ge 42.5",
            })
    void a_tolerant_setting_reads_what_clients_write(String fact, String text, String tree) {
        Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.ALL, text);

        assertThat(told(filter)).isEqualTo(tree);
    }

    @Test
    void row_F7_members_are_compared_by_their_value() {
        Filter filter = FilterParser.parse(ResourceType.GROUP, Tolerance.NONE, "id eq \"g\" and members eq \"u\"");

        assertThat(told(filter)).isEqualTo("(id eq 'g' and members.value eq 'u')");
    }

    @Test
    @Timeout(2)
    void FLT_42_a_thousand_brackets_are_refused() {
        assertRefused("(".repeat(1000) + "title pr" + ")".repeat(1000));
        assertRefused("not (".repeat(500) + "title pr" + ")".repeat(500));
    }

    @Test
    @Timeout(2)
    void FLT_42_a_filter_of_a_hundred_kilobytes_is_refused() {
        assertRefused("title eq \"" + "x".repeat(100_000) + "\"");
        assertRefused("title pr or ".repeat(8_000) + "title pr");
    }

    @Test
    void FLT_42_the_limits_themselves_are_allowed() {
        String forty = "(".repeat(40) + "title pr" + ")".repeat(40);
        String terms = "title pr or ".repeat(63) + "title pr";
        String longest = "title eq \"" + "x".repeat(4096 - 11) + "\"";

        assertThat(told(parse(forty))).isEqualTo("title pr");
        assertThat(parse(terms)).isInstanceOf(Or.class);
        assertThat(parse(longest)).isInstanceOf(Comparison.class);
        assertRefused("(" + forty + ")");
        assertRefused(terms + " or title pr");
        assertRefused(longest + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "0.10", "12e-2", "1E3", "-1.5e+2"})
    void FLT_08_numbers_of_json(String number) {
        Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.ALL, "urn:acme:2.0:User:size eq " + number);

        assertThat(((Comparison) filter).operand()).isEqualTo(new Operand.Numeric(new BigDecimal(number)));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidFilter.class));
    }

    private static Filter parse(String text) {
        return FilterParser.parse(ResourceType.USER, Tolerance.NONE, text);
    }

    static String told(Filter filter) {
        return switch (filter) {
            case And and ->
                and.terms().stream().map(FilterParserTest::told).collect(Collectors.joining(" and ", "(", ")"));
            case Or or -> or.terms().stream().map(FilterParserTest::told).collect(Collectors.joining(" or ", "(", ")"));
            case Not not -> "not " + told(not.term());
            case Present present -> present.path() + " pr";
            case Comparison comparison ->
                "%s %s %s"
                        .formatted(
                                comparison.path(),
                                comparison.operator().name().toLowerCase(Locale.ROOT),
                                told(comparison.operand()));
            case ValuePath path -> path.attribute() + "[" + told(path.inner()) + "]";
        };
    }

    private static String told(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> "'" + text.value() + "'";
            case Operand.Numeric number -> number.value().toString();
            case Operand.Bool bool -> Boolean.toString(bool.value());
            case Operand.Time time -> time.epochSeconds().toString();
        };
    }
}
