package dev.muster.directory.user;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which people a list shows; a null asks for no such condition.
///
/// @param search a part of name, address or userName, in any case
/// @param status null hides the deleted ones (rule L2)
/// @param group the target group they are in
/// @param setting the SCIM setting that owns them
/// @param fields values by field key, compared as text with case; an address without
/// @param begins how a first name, a last name, an address or a userName begins, in any case; unlike `search` it is
/// found through indexes, however many people there are
/// @param origin how they first came into the company
public record PeopleQuery(
        @Nullable String search,
        @Nullable Status status,
        @Nullable UUID group,
        @Nullable UUID setting,
        Map<String, String> fields,
        @Nullable String begins,
        @Nullable Origin origin) {

    public PeopleQuery {
        fields = Map.copyOf(fields);
    }

    public PeopleQuery(
            @Nullable String search,
            @Nullable Status status,
            @Nullable UUID group,
            @Nullable UUID setting,
            Map<String, String> fields) {
        this(search, status, group, setting, fields, null, null);
    }

    /// Whether a group is all that it asks for.
    boolean isOfGroupOnly() {
        return group != null
                && search == null
                && status == null
                && setting == null
                && begins == null
                && origin == null
                && fields.isEmpty();
    }

    public static PeopleQuery everybody() {
        return new PeopleQuery(null, null, null, null, Map.of());
    }
}
