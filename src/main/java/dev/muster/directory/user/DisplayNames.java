package dev.muster.directory.user;

import dev.muster.store.Transaction;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the users of a setting are called, by the ids of their resources, for attributes that name another
/// user.
record DisplayNames(Transaction transaction, UUID setting) {

    /// @return those who exist and have a `displayName`
    Map<UUID, String> of(Collection<UUID> ids) {
        return transaction
                .handle()
                .createQuery("""
                select resource_id, resource->>'displayName' as display_name from target_user
                where company_id = :company and setting_id = :setting and resource_id = any(:ids)
                    and resource->>'displayName' <> ''
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bindArray("ids", UUID.class, ids.toArray())
                .map(row -> Map.entry(row.getObject("resource_id", UUID.class), row.getString("display_name")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
