package dev.muster.directory.user;

import dev.muster.store.Query;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The removals of one setting within its last hour, and that hour itself.
record RemovalStore(Transaction transaction, UUID setting) {

    /// @param counted whether it counts against the limit; of one person only the newest does
    /// @param wasActive whether the person was one of the setting's active people until then
    /// @param activeSince null for longer than is known
    record Removal(
            UUID id,
            UUID user,
            Instant at,
            boolean counted,
            boolean wasActive,
            @Nullable Instant activeSince) {}

    /// The settings that have removed somebody lately.
    static List<UUID> settings(Transaction transaction) {
        return transaction
                .handle()
                .createQuery("select setting_id from removal_hour where company_id = :company")
                .bind("company", transaction.company())
                .mapTo(UUID.class)
                .list();
    }

    /// The setting's last hour as it is now, locked until the transaction ends.
    RemovalHour lockedAt(Instant now) {
        RemovalHour last = find().orElseGet(() -> {
            open(now);
            return find().orElseThrow();
        });
        // The clocks of two nodes differ, and a request may have waited: the hour never goes back.
        return now.isAfter(last.endsAt()) ? last.movedTo(now, shift(last.beganAt(), RemovalHour.begin(now))) : last;
    }

    private Optional<RemovalHour> find() {
        return query("""
                select ends_at, removals, active from removal_hour
                where company_id = :company and setting_id = :setting for update
                """).map(row -> hour(row)).findOne();
    }

    private void open(Instant now) {
        transaction
                .handle()
                .createUpdate("""
                insert into removal_hour (company_id, setting_id, ends_at, removals) values (:company, :setting, :now, 0)
                on conflict (company_id, setting_id) do nothing
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("now", now)
                .execute();
    }

    void save(RemovalHour hour) {
        transaction
                .handle()
                .createUpdate("""
                update removal_hour set ends_at = :endsAt, removals = :removals, active = :active
                where company_id = :company and setting_id = :setting
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("endsAt", hour.endsAt())
                .bind("removals", hour.removals())
                .bind("active", hour.active())
                .execute();
    }

    void insert(Removal removal) {
        transaction
                .handle()
                .createUpdate("""
                insert into removal (company_id, id, setting_id, user_id, at, counted, was_active, active_since)
                values (:company, :id, :setting, :user, :at, :counted, :wasActive, :activeSince)
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", removal.id())
                .bind("user", removal.user())
                .bind("at", removal.at())
                .bind("counted", removal.counted())
                .bind("wasActive", removal.wasActive())
                .bind("activeSince", removal.activeSince())
                .execute();
    }

    /// Counts what a person did earlier in the hour no more.
    ///
    /// @return whether there was anything
    boolean uncount(UUID user, Instant hourBegan) {
        return transaction
                        .handle()
                        .createUpdate("""
                update removal set counted = false
                where company_id = :company and setting_id = :setting and user_id = :user and at > :began and counted
                """)
                        .bind("company", transaction.company())
                        .bind("setting", setting)
                        .bind("user", user)
                        .bind("began", hourBegan)
                        .execute()
                > 0;
    }

    /// What happened between the begin of the hour before and the begin of this one. Both lie an hour back:
    /// whatever happened then has long been committed.
    private RemovalHour.Shift shift(Instant from, Instant to) {
        return query("""
                select
                    (select count(*) from removal
                     where company_id = :company and setting_id = :setting and at > :from and at <= :to and counted) as removals,
                    (select count(*) from removal
                     where company_id = :company and setting_id = :setting and at > :from and at <= :to and was_active) as left,
                    (select count(*) from removal
                     where company_id = :company and setting_id = :setting and active_since > :from and active_since <= :to
                        and was_active)
                    + (select count(*) from target_user
                       where company_id = :company and setting_id = :setting and status = 'active'
                        and active_since > :from and active_since <= :to) as entered
                """)
                .bind("from", from)
                .bind("to", to)
                .map(row -> new RemovalHour.Shift(row.getLong("removals"), row.getLong("entered"), row.getLong("left")))
                .one();
    }

    /// How many people of the setting were active at a moment within the last hour: those who are and were, and
    /// those who ceased to be since.
    long activeAt(Instant moment) {
        return query("""
                select
                    (select count(*) from target_user
                     where company_id = :company and setting_id = :setting and status = 'active'
                        and (active_since is null or active_since <= :moment))
                    + (select count(*) from removal
                       where company_id = :company and setting_id = :setting and at > :moment and was_active
                        and (active_since is null or active_since <= :moment))
                """).bind("moment", moment).mapTo(Long.class).one();
    }

    /// @return how many
    int forgetUntil(Instant moment, int limit) {
        return transaction
                .handle()
                .createUpdate("""
                delete from removal where company_id = :company and id in (
                    select id from removal
                    where company_id = :company and setting_id = :setting and at <= :moment limit :limit)
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("moment", moment)
                .bind("limit", limit)
                .execute();
    }

    void closeWhenEmpty() {
        transaction
                .handle()
                .createUpdate("""
                delete from removal_hour h
                where h.company_id = :company and h.setting_id = :setting
                  and not exists (select 1 from removal r
                                  where r.company_id = :company and r.setting_id = h.setting_id)
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .execute();
    }

    private Query query(String sql) {
        return transaction
                .handle()
                .createQuery(sql)
                .bind("company", transaction.company())
                .bind("setting", setting);
    }

    private static RemovalHour hour(ResultSet row) throws SQLException {
        return new RemovalHour(
                Timestamps.of(row, "ends_at"), row.getLong("removals"), row.getObject("active", Long.class));
    }
}
