package dev.muster.directory.user;

import dev.muster.directory.StoredJson;
import dev.muster.schema.Folding;
import dev.muster.schema.UserSchema;
import dev.muster.store.Transaction;
import dev.muster.store.Update;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What conflicts say of people, in all settings of a company: it goes when there is no conflict any more, and
/// with the people it speaks of.
record ConflictTraces(Transaction transaction) {

    /// Somebody has given the address up: where nobody else has it, the conflicts about it are over.
    void given(String emailKey) {
        bound("""
                delete from conflict c
                where c.company_id = :company and c.email_key = :email
                  and not exists (select 1 from target_user u
                                  where u.company_id = :company and u.email_key = c.email_key and u.status <> 'deleted'
                                    and u.setting_id is distinct from c.setting_id)
                """).bind("email", emailKey).execute();
    }

    /// The person's address is another one now: what its client was refused is over.
    void changed(UUID person) {
        bound("delete from conflict where company_id = :company and user_id = :person")
                .bind("person", person)
                .execute();
    }

    /// Forgets a person who is erased (rule L2): whatever tells its address or its userName.
    void erase(Person person) {
        bound("""
                delete from conflict
                where company_id = :company and (email_key = :email or user_name_key = :userName or user_id = :person)
                """)
                .bind("email", AddressStore.key(person).orElse(null))
                .bind("userName", userNameKey(person))
                .bind("person", person.id())
                .execute();
    }

    /// Whoever named one of these people, who are erased, as its manager names nobody any more (rule L2). The rest of
    /// what its client was refused stays.
    void leaveManagers(Collection<String> names) {
        Set<String> folded = names.stream().map(Folding::fold).collect(Collectors.toSet());
        List<UUID> reports = transaction
                .handle()
                .createQuery("""
                select id, resource -> :extension ->> 'manager' as manager from conflict
                where company_id = :company and resource -> :extension -> 'manager' is not null order by id for update
                """)
                .bind("company", transaction.company())
                .bind("extension", UserSchema.ENTERPRISE.urn())
                .map(row -> new Report(row.getObject("id", UUID.class), StoredJson.object(row.getString("manager"))))
                .list()
                .stream()
                .filter(report -> report.namesAnyOf(folded))
                .map(Report::conflict)
                .toList();
        bound("""
                update conflict set resource = resource #- array[:extension, 'manager']
                where company_id = :company and id = any(:reports)
                """)
                .bind("extension", UserSchema.ENTERPRISE.urn())
                .bindArray("reports", UUID.class, reports.toArray())
                .execute();
    }

    /// Somebody whom a conflict is about, and the manager that its client named.
    private record Report(UUID conflict, ObjectNode manager) {

        boolean namesAnyOf(Set<String> folded) {
            return Stream.of("value", "displayName")
                    .map(part -> Folding.fold(manager.path(part).asString("").strip()))
                    .anyMatch(folded::contains);
        }
    }

    /// Removes what did not come again since that moment, and what is no conflict any more. What the rules make of
    /// somebody never comes again, and stays as long as it is so.
    void tidy(Instant moment) {
        bound("""
                delete from conflict c
                where c.company_id = :company
                  and ((c.last_at < :moment and c.kind <> 'rules')
                       or not exists (select 1 from target_user u
                                      where u.company_id = :company and u.email_key = c.email_key and u.status <> 'deleted'
                                        and u.setting_id is distinct from c.setting_id))
                """).bind("moment", moment).execute();
    }

    private static @Nullable String userNameKey(Person person) {
        return person.resource() == null ? null : person.resource().identity().userNameKey();
    }

    private Update bound(String statement) {
        return transaction.handle().createUpdate(statement).bind("company", transaction.company());
    }
}
