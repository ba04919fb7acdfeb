package dev.muster.directory.user;

import dev.muster.directory.query.Prefixes;
import dev.muster.field.Field;
import dev.muster.schema.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A part of a `where`, with the values of its question marks.
record PeopleCondition(String sql, List<Object> values) {

    private static final Map<String, String> COLUMNS = Map.of(
            Field.FIRST_NAME, "first_name",
            Field.LAST_NAME, "last_name",
            Field.DEPARTMENT, "department",
            Field.PHONE_NUMBER, "phone_number");

    PeopleCondition {
        values = List.copyOf(values);
    }

    /// What indexes lead to.
    ///
    /// @param settings all of the company; userNames are found within a setting
    /// @param byGroup whether an index shall lead to the people of the group
    static List<PeopleCondition> indexed(PeopleQuery query, Collection<UUID> settings, boolean byGroup) {
        List<PeopleCondition> conditions = new ArrayList<>();
        conditions.add(status(query));
        if (query.setting() != null) {
            conditions.add(new PeopleCondition("setting_id = ?", List.of(query.setting())));
        }
        if (query.group() != null && byGroup) {
            conditions.add(new PeopleCondition("""
                    exists (select 1 from group_member m
                            join target_group g on g.company_id = m.company_id and g.id = m.group_id and g.deleted_at is null
                            where m.company_id = target_user.company_id and m.user_id = target_user.id and m.group_id = ?)""", List.of(query.group())));
        }
        String email = query.fields().get(Field.EMAIL);
        if (email != null) {
            conditions.add(new PeopleCondition("email_key = ?", List.of(Folding.fold(email))));
        }
        if (query.begins() != null) {
            conditions.add(begins(Folding.fold(query.begins()), settings));
        }
        return conditions;
    }

    /// What has to be looked at person by person.
    static List<PeopleCondition> others(PeopleQuery query) {
        List<PeopleCondition> conditions = new ArrayList<>();
        if (query.origin() != null) {
            conditions.add(
                    new PeopleCondition("origin = ?", List.of(query.origin().word())));
        }
        if (query.search() != null) {
            conditions.add(new PeopleCondition(
                    "search_key like ?", List.of("%" + escaped(Folding.fold(query.search())) + "%")));
        }
        query.fields().forEach((key, value) -> {
            if (key.equals(Field.EMAIL)) {
                return;
            }
            String column = COLUMNS.getOrDefault(key, "");
            conditions.add(
                    column.isEmpty()
                            ? new PeopleCondition("custom ->> ? = ?", List.of(key, value))
                            : new PeopleCondition(column + " = ?", List.of(value)));
        });
        return conditions;
    }

    /// Words of the statement, not values: only so do they agree with those of the partial indexes.
    private static PeopleCondition status(PeopleQuery query) {
        String status = switch (query.status()) {
            case null -> "status <> 'deleted'";
            case ACTIVE -> "status <> 'deleted' and status = 'active'";
            case INACTIVE -> "status = 'inactive'";
            case DELETED -> "status = 'deleted'";
        };
        return new PeopleCondition(status, List.of());
    }

    /// Ranges, which unlike `like` may use an index behind row-level security: comparing texts does not leak.
    private static PeopleCondition begins(String prefix, Collection<UUID> settings) {
        String end = Prefixes.next(prefix).orElse("");
        List<Object> values = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (String column : List.of("name_key", "last_name_key", "email_key", "user_name_key")) {
            boolean ofSetting = column.equals("user_name_key");
            String within = ofSetting ? "resource_id is not null and setting_id = any(?) and " : "";
            if (ofSetting) {
                values.add(settings.toArray(new UUID[0]));
            }
            values.add(prefix);
            if (end.isEmpty()) {
                ranges.add("(%s%s >= ?)".formatted(within, column));
            } else {
                ranges.add("(%1$s%2$s >= ? and %2$s < ?)".formatted(within, column));
                values.add(end);
            }
        }
        return new PeopleCondition("(" + String.join(" or ", ranges) + ")", values);
    }

    /// The same as an index leads to it, for people of whom some have been `walked` by the other conditions.
    static PeopleCondition walkedIn(UUID company, UUID group) {
        return new PeopleCondition("""
                exists (select 1 from group_member m
                        join target_group g on g.company_id = m.company_id and g.id = m.group_id and g.deleted_at is null
                        where m.company_id = ? and m.user_id = walked.id and m.group_id = ?)""", List.of(company, group));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
