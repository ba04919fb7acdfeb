package dev.muster.directory.query;

import dev.muster.filter.Filter;
import dev.muster.filter.Filter.Operator;
import dev.muster.schema.AttributePath;
import dev.muster.schema.UserSchema;
import java.util.Set;

/// Whether a filter is answered through an index, however many resources there are. Any other filter looks at each of
/// them, and may be too costly to be answered at all (RFC 7644 section 3.4.2.1).
final class IndexedTerms {

    private static final Set<String> PATHS = Set.of(
            "id",
            "userName",
            "displayName",
            "externalId",
            "emails.value",
            "groups.value",
            "members.value",
            UserSchema.ENTERPRISE.urn() + ":manager.value");

    private IndexedTerms() {}

    static boolean serve(ResourceKind kind, Filter filter) {
        return switch (filter) {
            case Filter.And and -> and.terms().stream().anyMatch(term -> serve(kind, term));
            case Filter.Or or -> or.terms().stream().allMatch(term -> serve(kind, term));
            case Filter.Comparison(AttributePath path, Operator operator, var _) ->
                operator == Operator.EQ && isIndexed(kind, path.toString());
            case Filter.ValuePath(AttributePath attribute, Filter inner) -> serve(attribute, inner);
            case Filter.Not _, Filter.Present _ -> false;
        };
    }

    /// Whether no more than one resource of a setting can match: its id, and a user's name, are its own.
    static boolean nameOne(ResourceKind kind, Filter filter) {
        return filter instanceof Filter.Comparison(AttributePath path, Operator operator, var _)
                && operator == Operator.EQ
                && (path.toString().equals("id")
                        || (kind == ResourceKind.USERS && path.toString().equals("userName")));
    }

    /// In the brackets of a value filter.
    private static boolean serve(AttributePath attribute, Filter inner) {
        return switch (inner) {
            case Filter.And and -> and.terms().stream().anyMatch(term -> serve(attribute, term));
            case Filter.Comparison(AttributePath path, Operator operator, var _) ->
                operator == Operator.EQ && PATHS.contains(attribute + "." + path);
            case Filter.Or _, Filter.Not _, Filter.Present _, Filter.ValuePath _ -> false;
        };
    }

    /// A user's own name for display has no index.
    private static boolean isIndexed(ResourceKind kind, String path) {
        return PATHS.contains(path) && !(kind == ResourceKind.USERS && path.equals("displayName"));
    }
}
