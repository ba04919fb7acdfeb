package dev.muster.setting;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.GiveWay;
import dev.muster.store.Later;
import dev.muster.store.StatementFailed;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The SCIM settings of one company.
public record SettingStore(Transaction transaction) {

    private static final String COLUMNS = """
            id, name, mappings, target_group_id, grouping, adopt_existing, dialect, habits_off, hold, rate,
            provider, rules_version, created_at, updated_at""";

    public Optional<ScimSetting> read(UUID id) {
        return readLater(id).get();
    }

    public Later<Optional<ScimSetting>> readLater(UUID id) {
        return one("", id);
    }

    /// @throws Refused NotFound when there is none
    public ScimSetting require(UUID id) {
        return read(id).orElseThrow(() -> unknown(id));
    }

    /// The answer to whoever names a setting that there is not.
    static Refused unknown(UUID id) {
        return new Refused(new Refusal.NotFound("SCIM setting " + id));
    }

    /// Reads a setting and keeps its rules from changing until the transaction ends. A new person must be
    /// projected under this lock: otherwise an edit of the rules could finish its re-projection before the
    /// person is visible to it (rule R2).
    public Shared readShared(UUID id, Instant now) {
        return new Shared(
                this,
                id,
                transaction
                        .handle()
                        .createQuery("""
                select %s from scim_setting
                where company_id = :company and id = :id and deleted_at is null
                  and not exists (select 1 from right_of_way
                                  where company_id = :company and setting_id = :id and ends_at > :now)
                for share
                """.formatted(COLUMNS))
                        .bind("company", transaction.company())
                        .bind("id", id)
                        .bind("now", now)
                        .map(SettingStore::setting)
                        .findOneLater());
    }

    /// A setting that was asked for, to be shared.
    public record Shared(SettingStore store, UUID id, Later<Optional<ScimSetting>> asked) {

        /// @throws GiveWay when somebody waits to have the setting alone ([RightOfWay])
        public Optional<ScimSetting> get() {
            Optional<ScimSetting> shared = asked.get();
            if (shared.isEmpty() && store.read(id).isPresent()) {
                throw new GiveWay();
            }
            return shared;
        }

        /// @throws GiveWay as above
        /// @throws Refused NotFound when there is none
        public ScimSetting require() {
            return get().orElseThrow(() -> unknown(id));
        }
    }

    /// Has the setting alone until the transaction ends. Where its client may be busy, a [RightOfWay] is needed to
    /// get so far.
    public Optional<ScimSetting> readLocked(UUID id) {
        return one("for update", id).get();
    }

    /// The same for whoever has no right of way: it waits for those who share the setting now, and not for a
    /// second when there are always others.
    ///
    /// @throws StatementFailed when it took longer
    public Optional<ScimSetting> readLockedSoon(UUID id) {
        transaction
                .handle()
                .createQuery("select set_config('statement_timeout', '900ms', true)")
                .mapTo(String.class)
                .oneLater();
        Optional<ScimSetting> setting = readLocked(id);
        transaction.handle().createUpdate("reset statement_timeout").later();
        return setting;
    }

    public List<ScimSetting> all() {
        return transaction
                .handle()
                .createQuery("""
                select %s from scim_setting where company_id = :company and deleted_at is null order by id
                """.formatted(COLUMNS))
                .bind("company", transaction.company())
                .map(row -> setting(row))
                .list();
    }

    /// Those of these settings that are not deleted.
    public List<ScimSetting> read(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : transaction
                        .handle()
                        .createQuery("""
                select %s from scim_setting where company_id = :company and id = any(:ids) and deleted_at is null
                """.formatted(COLUMNS))
                        .bind("company", transaction.company())
                        .bindArray("ids", UUID.class, ids.toArray())
                        .map(row -> setting(row))
                        .list();
    }

    /// A page in the order of creation.
    ///
    /// @param after the last id of the page before, or the nil UUID
    List<ScimSetting> page(UUID after, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select %s from scim_setting
                where company_id = :company and id > :after and deleted_at is null order by id limit :limit
                """.formatted(COLUMNS))
                .bind("company", transaction.company())
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> setting(row))
                .list();
    }

    /// Whether a setting has the id, a deleted one too.
    boolean isUsed(UUID id) {
        return transaction
                .handle()
                .createQuery("select exists (select 1 from scim_setting where company_id = :company and id = :id)")
                .bind("company", transaction.company())
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    public void insert(ScimSetting setting) {
        transaction
                .handle()
                .createUpdate("""
                insert into scim_setting (company_id, id, name, mappings, target_group_id, grouping, adopt_existing, dialect,
                                          habits_off, hold, rate, provider, rules_version, created_at, updated_at)
                values (:company, :id, :name, :mappings::jsonb, :targetGroup, :grouping::jsonb, :adoptExisting, :dialect,
                        :habitsOff::jsonb, :hold::jsonb, :rate::jsonb, :provider, :rulesVersion, :createdAt, :updatedAt)
                """)
                .bind("company", transaction.company())
                .bind("createdAt", setting.createdAt())
                .bindMap(SettingJson.columns(setting))
                .execute();
    }

    public void update(ScimSetting setting) {
        transaction
                .handle()
                .createUpdate("""
                update scim_setting
                set name = :name, mappings = :mappings::jsonb, target_group_id = :targetGroup, grouping = :grouping::jsonb,
                    adopt_existing = :adoptExisting, dialect = :dialect, habits_off = :habitsOff::jsonb,
                    hold = :hold::jsonb, rate = :rate::jsonb, provider = :provider, rules_version = :rulesVersion, updated_at = :updatedAt
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bindMap(SettingJson.columns(setting))
                .execute();
    }

    /// From now on the setting is unknown to everybody; a job does what its deletion means for people.
    void markDeleted(UUID id, Instant now) {
        transaction
                .handle()
                .createUpdate("""
                update scim_setting set deleted_at = :now, target_group_id = null where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// How many people the setting has, deleted ones not counted.
    long people(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select count(*) from target_user
                where company_id = :company and setting_id = :id and status <> 'deleted'
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /// How many people of the setting have a removal that waits for an administrator (rule H2).
    long held(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select count(*) from target_user where company_id = :company and setting_id = :id and held is not null
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /// Whether the company has a group that people may be sent to: the identity provider alone fills mirrored
    /// ones. It cannot be deleted until the transaction ends; who deletes it then finds the setting that needs
    /// it.
    boolean hasTargetGroup(UUID group) {
        return transaction
                .handle()
                .createQuery("""
                select id from target_group
                where company_id = :company and id = :group and deleted_at is null and origin <> 'mirrored' for share
                """)
                .bind("company", transaction.company())
                .bind("group", group)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /// The name of a setting that maps to the field or groups by it.
    public Optional<String> withField(String fieldKey) {
        return all().stream()
                .filter(setting -> setting.needs(fieldKey))
                .map(ScimSetting::name)
                .findFirst();
    }

    private Later<Optional<ScimSetting>> one(String lock, UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select %s from scim_setting where company_id = :company and id = :id and deleted_at is null %s
                """.formatted(COLUMNS, lock))
                .bind("company", transaction.company())
                .bind("id", id)
                .map(SettingStore::setting)
                .findOneLater();
    }

    private static ScimSetting setting(ResultSet row) throws SQLException {
        return new ScimSetting(
                row.getObject("id", UUID.class),
                row.getString("name"),
                SettingJson.mappings(row.getString("mappings")),
                row.getObject("target_group_id", UUID.class),
                SettingJson.grouping(row.getString("grouping")),
                row.getBoolean("adopt_existing"),
                SettingJson.dialect(row.getString("dialect"), row.getString("habits_off")),
                SettingJson.hold(row.getString("hold")),
                SettingJson.rate(row.getString("rate")),
                SettingJson.provider(row.getString("provider")),
                row.getLong("rules_version"),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "updated_at"));
    }
}
