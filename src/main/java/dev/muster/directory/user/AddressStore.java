package dev.muster.directory.user;

import dev.muster.field.Field;
import dev.muster.schema.Folding;
import dev.muster.setting.Projected;
import dev.muster.store.Later;
import dev.muster.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Who has which email address in one company. Addresses are compared by their folded key.
record AddressStore(Transaction transaction) {

    static Optional<String> key(Person person) {
        return key(person.values());
    }

    /// @param values by field key
    static Optional<String> key(Map<String, JsonNode> values) {
        return Optional.ofNullable(values.get(Field.EMAIL))
                .map(JsonNode::asString)
                .map(Folding::fold);
    }

    static Optional<String> projectedKey(Projected projected) {
        return Optional.ofNullable(projected.values().get(Field.EMAIL))
                .map(value -> Folding.fold(value.json().asString()));
    }

    /// Makes writers of one address take turns until their transactions end (rules L5, L6). People come first: whoever
    /// needs them locked has done so by now (docs/decisions/one-order-of-locks.md).
    void lock(String key) {
        lock(List.of(key));
    }

    /// The same for several addresses, in their order, so that two who want the same ones wait for each other.
    void lock(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        transaction
                .handle()
                .createUpdate("""
                insert into email_address (company_id, email_key)
                select :company, key from unnest(:emails) with ordinality as e (key, n) order by n
                on conflict (company_id, email_key) do update set email_key = excluded.email_key
                """)
                .bind("company", transaction.company())
                .bindArray("emails", String.class, new TreeSet<>(keys).toArray())
                .later();
    }

    /// The address that a person gets, and the one that it gives up by that ([#left]).
    void lockMove(String key, Optional<String> former) {
        Set<String> keys = new TreeSet<>(List.of(key));
        former.ifPresent(keys::add);
        lock(keys);
    }

    /// @param otherSetting whether a living person of another setting has the address
    /// @param unowned the living people with it whom no setting owns, two at most
    record Use(boolean otherSetting, List<UUID> unowned) {}

    Later<Use> use(String key, UUID setting) {
        return transaction
                .handle()
                .createQuery("""
                select exists (select 1 from target_user
                               where company_id = :company and email_key = :email and status <> 'deleted'
                                 and setting_id <> :setting) as other_setting,
                       array(select id from target_user
                             where company_id = :company and email_key = :email and status <> 'deleted'
                               and setting_id is null order by id limit 2) as unowned
                """)
                .bind("company", transaction.company())
                .bind("email", key)
                .bind("setting", setting)
                .map(row -> new Use(row.getBoolean("other_setting"), List.of((UUID[])
                        row.getArray("unowned").getArray())))
                .oneLater();
    }

    /// Whether a living person of another setting has the address.
    Later<Boolean> isOfAnotherSetting(String key, UUID setting) {
        return transaction
                .handle()
                .createQuery("""
                select exists (select 1 from target_user
                               where company_id = :company and email_key = :email and status <> 'deleted'
                                 and setting_id <> :setting)
                """)
                .bind("company", transaction.company())
                .bind("email", key)
                .bind("setting", setting)
                .mapTo(Boolean.class)
                .oneLater();
    }

    /// The addresses among these that living people of other settings have.
    Set<String> ofOtherSettings(Collection<String> keys, UUID setting) {
        return keys.isEmpty()
                ? Set.of()
                : transaction
                        .handle()
                        .createQuery("""
                select distinct email_key from target_user
                where company_id = :company and email_key = any(:emails) and status <> 'deleted' and setting_id <> :setting
                """)
                        .bind("company", transaction.company())
                        .bindArray("emails", String.class, keys.toArray())
                        .bind("setting", setting)
                        .mapTo(String.class)
                        .collect(Collectors.toSet());
    }

    /// Whether any living person has the address.
    boolean isTaken(String key) {
        return !taken(List.of(key)).isEmpty();
    }

    /// The addresses among these that living people have.
    Set<String> taken(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : transaction
                        .handle()
                        .createQuery("""
                select distinct email_key from target_user
                where company_id = :company and email_key = any(:emails) and status <> 'deleted'
                """)
                        .bind("company", transaction.company())
                        .bindArray("emails", String.class, keys.toArray())
                        .mapTo(String.class)
                        .collect(Collectors.toSet());
    }

    /// Forgets the address that a person had before, unless the row of somebody else still holds it: what was
    /// only locked here must not outlive the person (rule L2). Conflicts about it may be over. To be called after
    /// the person is saved.
    void left(Person before, Person after) {
        left(List.of(new FormerValues.Step(before, after)));
    }

    /// The same for several people.
    void left(List<FormerValues.Step> steps) {
        new FormerValues(transaction).left(steps);
        steps.forEach(step -> leftAddress(step.before(), step.after()));
    }

    private void leftAddress(Person before, Person after) {
        boolean changed = !key(before).equals(key(after));
        boolean deleted = after.status() == Status.DELETED && before.status() != Status.DELETED;
        if (!changed && !deleted) {
            return;
        }
        ConflictTraces conflicts = new ConflictTraces(transaction);
        key(before).ifPresent(conflicts::given);
        if (changed) {
            key(before).ifPresent(this::forget);
        }
        if (before.resource() != null) {
            conflicts.changed(before.id());
        }
    }

    void forget(String key) {
        transaction
                .handle()
                .createUpdate("""
                delete from email_address a
                where a.company_id = :company and a.email_key = :email
                  and not exists (select 1 from target_user u where u.company_id = :company and u.email_key = :email)
                """)
                .bind("company", transaction.company())
                .bind("email", key)
                .execute();
    }
}
