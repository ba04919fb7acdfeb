package dev.muster.directory.removal;

import dev.muster.activity.Event;
import dev.muster.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What else refers to a deleted setting, and the setting's own row.
record LeftGroups(Transaction transaction, UUID setting) {

    private static final int BATCH = 5000;
    private static final int UNTIED = 500;

    int eraseMembers() {
        return run("""
                delete from scim_member where company_id = :company and (scim_group_id, member_id) in (
                    select m.scim_group_id, m.member_id
                    from scim_member m join scim_group g on g.company_id = m.company_id and g.id = m.scim_group_id
                    where m.company_id = :company and g.setting_id = :setting limit :limit)
                """);
    }

    int eraseGroups() {
        return run("""
                delete from scim_group where company_id = :company and id in (
                    select id from scim_group where company_id = :company and setting_id = :setting limit :limit)
                """);
    }

    int eraseRemovals() {
        return run("""
                delete from removal where company_id = :company and id in (
                    select id from removal where company_id = :company and setting_id = :setting limit :limit)
                """);
    }

    /// Groups that the setting's rules made go on without it, mirrored ones too: some of them at a time.
    ///
    /// @return how many, with the events that tell it
    Untied untie() {
        List<Map.Entry<UUID, Boolean>> untied = transaction
                .handle()
                .createQuery("""
                update target_group set setting_id = null where company_id = :company and id in (
                    select id from target_group where company_id = :company and setting_id = :setting limit :limit)
                returning id, deleted_at is null as living
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("limit", UNTIED)
                .map(row -> Map.entry(row.getObject("id", UUID.class), row.getBoolean("living")))
                .list();
        return new Untied(
                untied.size(),
                untied.stream()
                        .filter(Map.Entry::getValue)
                        .map(group -> released(group.getKey()))
                        .toList());
    }

    /// @param events of those that are not deleted
    record Untied(int groups, List<Event> events) {}

    private Event released(UUID group) {
        return new Event("group.released", "target-group", group, "L8", owner(setting.toString()), owner(null));
    }

    private static ObjectNode owner(@Nullable String setting) {
        return JsonNodeFactory.instance.objectNode().put("settingId", setting);
    }

    void eraseSetting() {
        transaction
                .handle()
                .createQuery("select id from scim_setting where company_id = :company and id = :setting for update")
                .bind("company", transaction.company())
                .bind("setting", setting)
                .map(row -> row.getObject("id", UUID.class))
                .list();
        erase("delete from conflict where company_id = :company and setting_id = :setting");
        erase("delete from habit_use where company_id = :company and setting_id = :setting");
        erase("delete from removal_hour where company_id = :company and setting_id = :setting");
        erase("delete from scim_user_count where company_id = :company and setting_id = :setting");
        erase("""
                delete from scim_request_person where company_id = :company and request_id in (
                    select id from scim_request where company_id = :company and setting_id = :setting)
                """);
        erase("delete from scim_request where company_id = :company and setting_id = :setting");
        erase("delete from scim_request_hour where company_id = :company and setting_id = :setting");
        // The deletion took them along; a client that was just being asked for a token may have got one since.
        erase("delete from scim_token where company_id = :company and setting_id = :setting");
        erase("delete from oauth_client where company_id = :company and setting_id = :setting");
        erase("delete from scim_setting where company_id = :company and id = :setting");
    }

    private void erase(String statement) {
        transaction
                .handle()
                .createUpdate(statement)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .execute();
    }

    private int run(String statement) {
        return transaction
                .handle()
                .createUpdate(statement)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("limit", BATCH)
                .execute();
    }
}
