package dev.muster.opinion;

import dev.muster.opinion.Condition.All;
import dev.muster.opinion.Condition.Any;
import dev.muster.opinion.Condition.Bracketed;
import dev.muster.opinion.Condition.Elements;
import dev.muster.opinion.Condition.Not;
import dev.muster.opinion.Condition.Term;
import dev.muster.schema.UserSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Filters in the grammar of RFC 7644 section 3.4.2.2 over the attributes of [GeneratedUsers]: most of them fit
/// the schema, a few do not.
final class GeneratedFilters {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ALL = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final List<String> ORDER = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final List<String> EQUALITY = List.of("eq", "ne");
    private static final String CORE = UserSchema.CORE.urn() + ":";
    private static final String ENTERPRISE = GeneratedUsers.ENTERPRISE + ":";
    private static final String TRAITS = GeneratedUsers.TRAITS + ":";

    /// An attribute, the operators that suit it and the values it is compared with, as they are written.
    private record Subject(String path, List<String> operators, List<String> literals) {}

    private static final List<Subject> CORE_SUBJECTS = List.of(
            text("userName", List.of("ada1", "ADA2", "strasse3", "straße3", "Zoë4", "a", "s")),
            text("title", GeneratedUsers.TEXTS),
            text("displayName", GeneratedUsers.TEXTS),
            text("externalId", GeneratedUsers.TEXTS),
            text("name.givenName", GeneratedUsers.TEXTS),
            text("name.middleName", GeneratedUsers.TEXTS),
            text("profileUrl", GeneratedUsers.PAGES),
            text("emails.value", GeneratedUsers.TEXTS),
            text("emails", GeneratedUsers.TEXTS),
            text("emails.type", GeneratedUsers.TYPES),
            text("roles.display", GeneratedUsers.TEXTS),
            text(ENTERPRISE + "department", GeneratedUsers.TEXTS),
            text(ENTERPRISE + "manager.value", GeneratedUsers.TEXTS),
            text("meta.resourceType", List.of("User", "user", "Group")),
            text("schemas", List.of(GeneratedUsers.ENTERPRISE, GeneratedUsers.TRAITS.toUpperCase(Locale.ROOT))),
            new Subject("active", EQUALITY, List.of("true", "false")),
            new Subject("emails.primary", EQUALITY, List.of("true", "false", "\"True\"")),
            new Subject("meta.created", ORDER, quoted(GeneratedUsers.TIMES)),
            new Subject("x509Certificates.value", EQUALITY, quoted(GeneratedUsers.BINARIES)));

    private static final List<Subject> TRAIT_SUBJECTS = List.of(
            new Subject(TRAITS + "hired", ORDER, quoted(GeneratedUsers.TIMES)),
            new Subject(TRAITS + "score", ORDER, GeneratedUsers.NUMBERS),
            new Subject(TRAITS + "scores", ORDER, GeneratedUsers.NUMBERS),
            new Subject(TRAITS + "level", ORDER, GeneratedUsers.NUMBERS),
            new Subject(TRAITS + "remote", EQUALITY, List.of("true", "false")),
            new Subject(TRAITS + "key", EQUALITY, quoted(GeneratedUsers.BINARIES)),
            text(TRAITS + "page", GeneratedUsers.PAGES),
            text(TRAITS + "code", GeneratedUsers.TEXTS),
            text(TRAITS + "labels", GeneratedUsers.TEXTS));

    private static final List<String> PRESENT = List.of(
            "name",
            "emails",
            "roles",
            "active",
            "title",
            "emails.display",
            "x509Certificates",
            ENTERPRISE + "manager",
            GeneratedUsers.ENTERPRISE,
            "phoneNumbers",
            "addresses.country");

    private static final List<Subject> PARTS = List.of(
            text("value", GeneratedUsers.TEXTS),
            text("display", GeneratedUsers.TEXTS),
            text("type", GeneratedUsers.TYPES),
            new Subject("primary", EQUALITY, List.of("true", "false")));

    /// What the grammar allows and the schema does not.
    private static final List<Term> MISFITS = List.of(
            term("shoeSize", "eq", "\"43\""),
            term("name.shoeSize", "pr", null),
            term("active", "gt", "true"),
            term("active", "co", "\"tru\""),
            term("title", "eq", "10"),
            term("title", "gt", "null"),
            term(TRAITS + "level", "eq", "\"1\""),
            term(TRAITS + "level", "co", "1"),
            term(TRAITS + "key", "sw", "\"QU\""),
            term("name", "eq", "\"ada\""),
            term("meta.created", "gt", "\"yesterday\""),
            term(GeneratedUsers.ENTERPRISE, "eq", "\"x\""));

    private final GeneratedUsers users;
    private final List<Subject> subjects;
    private final boolean misfits;

    private GeneratedFilters(GeneratedUsers users, List<Subject> subjects, boolean misfits) {
        this.users = users;
        this.subjects = subjects;
        this.misfits = misfits;
    }

    /// Over the schemas of the standard, and only what fits them.
    static GeneratedFilters fitting(GeneratedUsers users) {
        return new GeneratedFilters(users, CORE_SUBJECTS, false);
    }

    /// Over attributes of every type, with some that do not fit.
    static GeneratedFilters all(GeneratedUsers users) {
        return new GeneratedFilters(
                users,
                Stream.concat(CORE_SUBJECTS.stream(), TRAIT_SUBJECTS.stream()).toList(),
                true);
    }

    Condition condition(int depth) {
        return switch (depth == 0 ? 0 : users.random().nextInt(8)) {
            case 1, 2 -> new All(several(depth));
            case 3, 4 -> new Any(several(depth));
            case 5 -> new Not(condition(depth - 1));
            case 6 -> new Bracketed(condition(depth - 1));
            default -> single();
        };
    }

    private List<Condition> several(int depth) {
        return users.sometimes(2, 3)
                ? List.of(condition(depth - 1), condition(depth - 1))
                : List.of(condition(depth - 1), condition(depth - 1), condition(depth - 1));
    }

    private Condition single() {
        return switch (users.random().nextInt(24)) {
            case 0 -> misfits ? users.one(MISFITS) : term(null, users.one(subjects));
            case 1, 2 -> new Term(null, cased(users.one(PRESENT)), cased("pr"), null);
            case 3 -> new Term(null, users.one(subjects).path(), users.one(EQUALITY), "null");
            case 4, 5, 6, 7 -> elements();
            default -> term(null, users.one(subjects));
        };
    }

    private Condition elements() {
        return switch (users.random().nextInt(8)) {
            case 0 -> new Elements("name", inner("name", 1, List.of(text("givenName", GeneratedUsers.TEXTS))));
            case 1 ->
                new Elements(
                        ENTERPRISE + "manager",
                        inner(ENTERPRISE + "manager", 1, List.of(text("value", GeneratedUsers.TEXTS))));
            case 2 ->
                misfits
                        ? new Elements(
                                TRAITS + "labels",
                                inner(TRAITS + "labels", 1, List.of(text("value", GeneratedUsers.TEXTS))))
                        : new Elements("roles", inner("roles", 2, PARTS));
            case 3 -> new Elements("roles", inner("roles", 2, PARTS));
            default -> new Elements("emails", inner("emails", 2, PARTS));
        };
    }

    private Condition inner(String within, int depth, List<Subject> parts) {
        return switch (depth == 0 ? 0 : users.random().nextInt(6)) {
            case 1, 2 -> new All(List.of(inner(within, depth - 1, parts), inner(within, depth - 1, parts)));
            case 3 -> new Any(List.of(inner(within, depth - 1, parts), inner(within, depth - 1, parts)));
            case 4 -> new Not(inner(within, depth - 1, parts));
            default ->
                users.sometimes(1, 6)
                        ? new Term(within, users.one(parts).path(), "pr", null)
                        : term(within, users.one(parts));
        };
    }

    private Term term(@Nullable String within, Subject subject) {
        String path = subject.path();
        if (within == null && !path.startsWith("urn:") && users.sometimes(1, 12)) {
            path = CORE + path;
        }
        return new Term(
                within, cased(path), cased(users.one(subject.operators())), escaped(users.one(subject.literals())));
    }

    private static Term term(String path, String operator, @Nullable String literal) {
        return new Term(null, path, operator, literal);
    }

    /// Names and operators have any case.
    private String cased(String word) {
        if (users.sometimes(5, 6)) {
            return word;
        }
        return users.sometimes(1, 2) ? word.toUpperCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT);
    }

    /// One and the same text can be written in several ways.
    private String escaped(String literal) {
        if (!literal.startsWith("\"") || users.sometimes(4, 5)) {
            return literal;
        }
        StringBuilder escaped = new StringBuilder("\"");
        JSON.readTree(literal).stringValue().chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        return escaped.append('"').toString();
    }

    private static Subject text(String path, List<String> values) {
        return new Subject(path, ALL, quoted(values));
    }

    private static List<String> quoted(List<String> values) {
        return values.stream().map(value -> JSON.writeValueAsString(value)).toList();
    }
}
