package dev.muster.directory.removal;

import dev.muster.company.CompanyId;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Removes the values of a deleted custom field from the people of its company, in the order of their ids.
public record FieldDeletion(Database database) implements Handler {

    private static final int BATCH = 1000;
    private static final String NIL = new UUID(0, 0).toString();

    @Override
    public Step batch(CompanyId company, Job job) {
        ObjectNode argument = job.argument();
        UUID after = UUID.fromString(argument.path("after").asString(NIL));
        String key = argument.path("key").stringValue();
        return database.inCompany(company.value(), transaction -> {
            List<UUID> people = people(transaction, after);
            if (people.isEmpty()) {
                return new Step.Finished();
            }
            remove(transaction, key, after, people.getLast());
            return new Step.More(
                    argument.deepCopy().put("after", people.getLast().toString()), people.size());
        });
    }

    private static List<UUID> people(Transaction transaction, UUID after) {
        return transaction
                .handle()
                .createQuery("""
                select id from target_user where company_id = :company and id > :after order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("after", after)
                .bind("limit", BATCH)
                .mapTo(UUID.class)
                .list();
    }

    private static void remove(Transaction transaction, String key, UUID after, UUID last) {
        transaction
                .handle()
                .createUpdate("""
                update target_user set custom = custom - :key::text, own = own - :key::text
                where company_id = :company and id > :after and id <= :last
                  and (jsonb_exists(custom, :key) or jsonb_exists(own, :key))
                """)
                .bind("company", transaction.company())
                .bind("key", key)
                .bind("after", after)
                .bind("last", last)
                .execute();
    }
}
