package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.store.PreparedBatch;
import dev.muster.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The people of a setting who keep their address although its rules give them another one, which a person of another
/// setting has (rule L6): listed among the conflicts of the setting, in the transaction that leaves them the address.
record KeptAddresses(Transaction transaction, UUID setting) {

    /// Somebody who keeps the address.
    ///
    /// @param resource what the client says of the person
    /// @param emailKey the address that the rules give
    record Kept(UUID person, ObjectNode resource, String emailKey) {}

    /// These people are not among them, or not any more.
    void forget(Collection<UUID> people) {
        transaction
                .handle()
                .createUpdate("""
                delete from conflict
                where company_id = :company and setting_id = :setting and kind = 'rules' and user_id = any(:people)
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bindArray("people", UUID.class, people.toArray())
                .execute();
    }

    /// All of these: nobody would tell of them again. What else the client was refused with such a userName gives way
    /// to it: it is listed again when it comes again.
    void list(Change change, List<Kept> people) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, user_id, resource,
                                      first_at, last_at, times, request_id)
                values (:company, :id, :setting, 'rules', :userName, :email, :user, :resource::jsonb, :now, :now, 1, null)
                on conflict (company_id, setting_id, user_name_key) do update
                set kind = excluded.kind, email_key = excluded.email_key, user_id = excluded.user_id,
                    resource = excluded.resource, first_at = excluded.first_at, last_at = excluded.last_at,
                    times = 1, request_id = null
                """);
        people.forEach(kept -> batch.bind("company", transaction.company())
                .bind("id", change.ids().next())
                .bind("setting", setting)
                .bind("userName", Identity.of(kept.resource()).userNameKey())
                .bind("email", kept.emailKey())
                .bind("user", kept.person())
                .bind("resource", kept.resource().toString())
                .bind("now", change.now())
                .add());
        batch.execute();
    }
}
