package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.schema.Attribute;
import java.util.List;

/// One thing that resources are ordered by (RFC 7644 section 3.4.2.3): text by code points, numbers by value,
/// times by instant, false before true. Null is unassigned.
///
/// @param required whether every resource has it
record SortColumn(Kind kind, SqlFragment value, boolean required) {

    /// Text of any length is compared this far: what a page ends with must fit into the address of the next
    /// one.
    private static final int COMPARED = 256;

    /// How a value is compared, and how PostgreSQL reads it from text.
    enum Kind {
        TEXT("text collate \"C\""),
        NUMBER("numeric"),
        TIME("timestamptz"),
        TRUTH("boolean"),
        ID("uuid");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /// Values of the column come before and after this one.
        SqlFragment bound(String text) {
            return SqlFragment.of("?::" + type, text);
        }

        /// For resources of a type that has no such attribute.
        SortColumn unassigned() {
            return new SortColumn(this, SqlFragment.of("null::" + type), false);
        }
    }

    /// A value that the row has in a column of its own.
    static List<SortColumn> of(Leaf leaf, boolean required) {
        return switch (leaf) {
            case Leaf.Text(SqlFragment text) -> List.of(text(text, required));
            case Leaf.Id(String column) -> List.of(new SortColumn(Kind.ID, SqlFragment.of(column), required));
            case Leaf.Time(String column) -> List.of(new SortColumn(Kind.TIME, SqlFragment.of(column), required));
            case Leaf.Constant(String value) -> List.of(text(SqlFragment.of("?::text", value), required));
            case JsonLeaf json -> of(Attribute.open(""), json.json());
        };
    }

    /// A value out of the comparison form. What no schema describes says by itself what it is: first booleans,
    /// then numbers, then texts.
    static List<SortColumn> of(Attribute attribute, SqlFragment json) {
        return switch (attribute.type()) {
            case STRING, REFERENCE, BINARY -> List.of(cut(composed("(%s #>> '{}')", json)));
            // What was sent before a field was described may be of another type (rule F6).
            case BOOLEAN -> List.of(new SortColumn(Kind.TRUTH, typed(json, "boolean", "(%s)::boolean"), false));
            case DECIMAL, INTEGER, DATE_TIME ->
                List.of(new SortColumn(Kind.NUMBER, typed(json, "number", "(%s)::numeric"), false));
            case COMPLEX -> throw new IllegalArgumentException("No order of " + attribute.name());
            case OPEN ->
                List.of(
                        new SortColumn(
                                Kind.NUMBER,
                                when(json, "'boolean' then 0 when 'number' then 1 when 'string' then 2"),
                                false),
                        new SortColumn(Kind.TRUTH, typed(json, "boolean", "(%s)::boolean"), false),
                        new SortColumn(Kind.NUMBER, typed(json, "number", "(%s)::numeric"), false),
                        cut(typed(json, "string", "(%s #>> '{}')")));
        };
    }

    /// Text that may be long.
    static SortColumn cut(SqlFragment text) {
        return text(composed("left(%s, " + COMPARED + ")", text), false);
    }

    private static SortColumn text(SqlFragment text, boolean required) {
        return new SortColumn(Kind.TEXT, composed("%s collate \"C\"", text), required);
    }

    private static SqlFragment typed(SqlFragment json, String type, String value) {
        return composed("case when jsonb_typeof(%s) = '" + type + "' then " + value + " end", json, json);
    }

    private static SqlFragment when(SqlFragment json, String cases) {
        return composed("(case jsonb_typeof(%s) when " + cases + " end)::numeric", json);
    }
}
