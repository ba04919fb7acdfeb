package dev.muster.directory.removal;

import dev.muster.company.CompanyId;
import dev.muster.company.CompanyStore;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.util.List;

/// Erases all rows of a deleted company, the referring ones before those referred to, and at last the company
/// itself with this job.
public record CompanyDeletion(Database database) implements Handler {

    private static final int BATCH = 5000;

    private static final String UNTIE = """
            update scim_setting set target_group_id = null where company_id = :company and target_group_id is not null
            """;

    private static final List<String> ERASE = List.of(
            """
            delete from group_member where company_id = :company and (group_id, user_id, given_by) in (
                select group_id, user_id, given_by from group_member where company_id = :company limit :limit)
            """, """
            delete from scim_member where company_id = :company and (scim_group_id, member_id) in (
                select scim_group_id, member_id from scim_member where company_id = :company limit :limit)
            """, """
            delete from scim_group where company_id = :company and id in (
                select id from scim_group where company_id = :company limit :limit)
            """, """
            delete from target_user where company_id = :company and id in (
                select id from target_user where company_id = :company limit :limit)
            """, """
            delete from email_address where company_id = :company and email_key in (
                select email_key from email_address where company_id = :company limit :limit)
            """, """
            delete from target_group where company_id = :company and id in (
                select id from target_group where company_id = :company limit :limit)
            """, """
            delete from removal where company_id = :company and id in (
                select id from removal where company_id = :company limit :limit)
            """, """
            delete from removal_hour where company_id = :company and setting_id in (
                select setting_id from removal_hour where company_id = :company limit :limit)
            """, """
            delete from scim_user_count where company_id = :company and (setting_id, id) in (
                select setting_id, id from scim_user_count where company_id = :company limit :limit)
            """, """
            delete from conflict where company_id = :company and id in (
                select id from conflict where company_id = :company limit :limit)
            """, """
            delete from scim_token where company_id = :company and id in (
                select id from scim_token where company_id = :company limit :limit)
            """, """
            delete from habit_use where company_id = :company and (setting_id, habit) in (
                select setting_id, habit from habit_use where company_id = :company limit :limit)
            """, """
            delete from scim_request_person where company_id = :company and (person_id, request_id) in (
                select person_id, request_id from scim_request_person where company_id = :company limit :limit)
            """, """
            delete from scim_request where company_id = :company and id in (
                select id from scim_request where company_id = :company limit :limit)
            """, """
            delete from scim_request_hour where company_id = :company and (setting_id, counted, hour) in (
                select setting_id, counted, hour from scim_request_hour where company_id = :company limit :limit)
            """, """
            delete from oauth_client where company_id = :company and id in (
                select id from oauth_client where company_id = :company limit :limit)
            """, """
            delete from former_value where company_id = :company and (digest, person_id) in (
                select digest, person_id from former_value where company_id = :company limit :limit)
            """, """
            delete from right_of_way where company_id = :company and (setting_id, id) in (
                select setting_id, id from right_of_way where company_id = :company limit :limit)
            """, """
            delete from scim_setting where company_id = :company and id in (
                select id from scim_setting where company_id = :company limit :limit)
            """, """
            delete from field where company_id = :company and id in (
                select id from field where company_id = :company limit :limit)
            """, """
            delete from event where company_id = :company and id in (
                select id from event where company_id = :company limit :limit)
            """);

    private static final String ERASE_JOBS = "delete from job where company_id = :company";
    private static final String ERASE_LOCK = "delete from request_log where company_id = :company";
    private static final String ERASE_FEED = "delete from feed where company_id = :company";

    @Override
    public Step batch(CompanyId company, Job job) {
        return database.inCompany(company.value(), transaction -> {
            run(transaction, UNTIE);
            for (String erase : ERASE) {
                int erased = erase(transaction, erase);
                if (erased > 0) {
                    return new Step.More(job.argument(), erased);
                }
            }
            run(transaction, ERASE_JOBS);
            run(transaction, ERASE_LOCK);
            run(transaction, ERASE_FEED);
            new CompanyStore(transaction.handle()).erase(company.value());
            return new Step.Finished();
        });
    }

    private static void run(Transaction transaction, String statement) {
        transaction
                .handle()
                .createUpdate(statement)
                .bind("company", transaction.company())
                .execute();
    }

    private static int erase(Transaction transaction, String statement) {
        return transaction
                .handle()
                .createUpdate(statement)
                .bind("company", transaction.company())
                .bind("limit", BATCH)
                .execute();
    }
}
