package dev.muster.directory.user;

import dev.muster.directory.StoredJson;
import dev.muster.field.FieldExtension;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Which events made one person's fields what they are. Found through the index of the person's events.
record SetterStore(Transaction transaction) {

    /// The last event that changed a field.
    ///
    /// @param value what the field has held since; a JSON null when it was cleared
    record Set(JsonNode value, Explanation.Setter setter) {}

    Map<String, Set> byField(UUID person) {
        return transaction
                .handle()
                .createQuery("""
                select distinct on (part.name) substr(part.name, 8) as key, jsonb_build_object('value', part.value) as told,
                       e.id, e.at, e.request_id, case when e.actor_kind = 'setting' then e.actor_id end as setting
                from event e cross join lateral jsonb_each(e.after) as part (name, value)
                where e.company_id = :company and e.subject_id = :person and part.name like 'fields.%'
                order by part.name, e.at desc, e.id desc
                """)
                .bind("company", transaction.company())
                .bind("person", person)
                .map(row -> Map.entry(
                        row.getString("key"),
                        new Set(StoredJson.object(row.getString("told")).path("value"), setter(row))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The last events by which something was left out that a client sent for a field in the extension, since it
    /// did not fit (rule F3): the resource does not have it any more.
    ///
    /// @return by the key of the field
    Map<String, Explanation.Setter> leftOut(UUID person) {
        return transaction
                .handle()
                .createQuery("""
                select distinct on (problem ->> 'field') problem ->> 'field' as key, e.id, e.at, e.request_id,
                       case when e.actor_kind = 'setting' then e.actor_id end as setting
                from event e cross join lateral jsonb_array_elements(e.after -> 'problems') as problem
                where e.company_id = :company and e.subject_id = :person and problem ->> 'rule' = 'F3'
                  and strpos(problem ->> 'message', :extension) > 0
                order by problem ->> 'field', e.at desc, e.id desc
                """)
                .bind("company", transaction.company())
                .bind("person", person)
                .bind("extension", FieldExtension.URN + ":")
                .map(row -> Map.entry(row.getString("key"), setter(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Explanation.Setter setter(ResultSet row) throws SQLException {
        return new Explanation.Setter(
                row.getObject("id", UUID.class),
                Timestamps.of(row, "at"),
                row.getString("request_id"),
                row.getObject("setting", UUID.class));
    }
}
