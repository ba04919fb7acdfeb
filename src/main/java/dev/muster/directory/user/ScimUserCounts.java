package dev.muster.directory.user;

import dev.muster.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many users the client of each setting sees, counted with every change of a person, so that the exact total of a
/// list costs the same in a company of ten and of a million. Rows are only added: one that all count in would make
/// whoever makes people wait for one another.
public record ScimUserCounts(Transaction transaction) {

    /// Fewer are not worth a write: who asks for a total adds up so many, and those of the last moment.
    private static final int ROWS_LEFT = 100;

    private static final int ROWS_AT_ONCE = 10_000;

    /// A user as a client sees it.
    private record Seen(UUID setting, UUID resource) {

        static Optional<Seen> of(@Nullable Person person) {
            @Nullable UUID setting = person == null ? null : person.settingId();
            @Nullable Resource resource = person == null ? null : person.resource();
            return setting == null || resource == null
                    ? Optional.empty()
                    : Optional.ofNullable(resource.id()).map(id -> new Seen(setting, id));
        }
    }

    private record Taken(UUID setting, long users) {}

    /// @param before null for a person that is new
    /// @param after null for a person that is erased
    void changed(@Nullable Person before, @Nullable Person after) {
        Optional<Seen> was = Seen.of(before);
        Optional<Seen> is = Seen.of(after);
        if (!was.equals(is)) {
            was.ifPresent(seen -> add(seen.setting(), -1));
            is.ifPresent(seen -> add(seen.setting(), 1));
        }
    }

    /// The row's id is by chance: it tells nobody who was counted, not after an erasure either (rule L2).
    private void add(UUID setting, int users) {
        transaction
                .handle()
                .createUpdate("""
                insert into scim_user_count (company_id, setting_id, id, users) values (:company, :setting, :id, :users)
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", UUID.randomUUID())
                .bind("users", users)
                .later();
    }

    /// Adds up into one row what is not just being written, where there is much of it. The sum stays the same at each
    /// moment. Whoever erases a setting or a company has its row alone: nothing new is made that it would miss.
    public void fold() {
        List<UUID> grown = grown();
        if (grown.isEmpty()) {
            return;
        }
        Map<UUID, Long> folded = new TreeMap<>();
        taken(grown).forEach(taken -> folded.merge(taken.setting(), taken.users(), Long::sum));
        folded.forEach(this::addToSum);
    }

    private List<UUID> grown() {
        return transaction
                .handle()
                .createQuery("""
                select s.id from scim_setting s join company c on c.id = s.company_id
                where s.company_id = :company and c.deleted_at is null and s.id in (
                    select setting_id from scim_user_count where company_id = :company
                    group by setting_id having count(*) > :left)
                order by s.id for share skip locked
                """)
                .bind("company", transaction.company())
                .bind("left", ROWS_LEFT)
                .map(row -> row.getObject("id", UUID.class))
                .list();
    }

    private List<Taken> taken(List<UUID> settings) {
        return transaction
                .handle()
                .createQuery("""
                delete from scim_user_count where company_id = :company and (setting_id, id) in (
                    select setting_id, id from scim_user_count
                    where company_id = :company and setting_id = any(:settings) and id <> setting_id
                    limit :limit for update skip locked)
                returning setting_id, users
                """)
                .bind("company", transaction.company())
                .bindArray("settings", UUID.class, settings.toArray())
                .bind("limit", ROWS_AT_ONCE)
                .map(row -> new Taken(row.getObject("setting_id", UUID.class), row.getLong("users")))
                .list();
    }

    private void addToSum(UUID setting, long users) {
        transaction
                .handle()
                .createUpdate("""
                insert into scim_user_count (company_id, setting_id, id, users) values (:company, :setting, :setting, :users)
                on conflict (company_id, setting_id, id) do update set users = scim_user_count.users + excluded.users
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("users", users)
                .later();
    }
}
