package dev.muster.setting;

import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SCIM settings of one company.
public record SettingStore(Transaction transaction) {

    private static final String COLUMNS = """
            id, name, mappings, target_group_id, grouping, adopt_existing, dialect, hold, rate, rules_version,
            created_at, updated_at, last_request_at""";

    public Optional<ScimSetting> read(UUID id) {
        return one("", id);
    }

    /// Reads a setting and keeps its rules from changing until the transaction ends. A new person must be
    /// projected under this lock: otherwise an edit of the rules could finish its re-projection before the
    /// person is visible to it (rule R2).
    public Optional<ScimSetting> readShared(UUID id) {
        return one("for share", id);
    }

    public Optional<ScimSetting> readLocked(UUID id) {
        return one("for update", id);
    }

    public List<ScimSetting> all() {
        return transaction
                .handle()
                .createQuery("""
                select %s from scim_setting where company_id = :company and deleted_at is null order by id
                """.formatted(COLUMNS))
                .bind("company", transaction.company())
                .map((row, context) -> setting(row))
                .list();
    }

    public void insert(ScimSetting setting) {
        transaction
                .handle()
                .createUpdate("""
                insert into scim_setting (company_id, id, name, mappings, target_group_id, grouping, adopt_existing, dialect,
                                          hold, rate, rules_version, created_at, updated_at)
                values (:company, :id, :name, :mappings::jsonb, :targetGroup, :grouping::jsonb, :adoptExisting, :dialect,
                        :hold::jsonb, :rate::jsonb, :rulesVersion, :createdAt, :updatedAt)
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
                    adopt_existing = :adoptExisting, dialect = :dialect, hold = :hold::jsonb, rate = :rate::jsonb,
                    rules_version = :rulesVersion, updated_at = :updatedAt
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bindMap(SettingJson.columns(setting))
                .execute();
    }

    private Optional<ScimSetting> one(String lock, UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select %s from scim_setting where company_id = :company and id = :id and deleted_at is null %s
                """.formatted(COLUMNS, lock))
                .bind("company", transaction.company())
                .bind("id", id)
                .map((row, context) -> setting(row))
                .findOne();
    }

    private static ScimSetting setting(ResultSet row) throws SQLException {
        return new ScimSetting(
                row.getObject("id", UUID.class),
                row.getString("name"),
                SettingJson.mappings(row.getString("mappings")),
                row.getObject("target_group_id", UUID.class),
                SettingJson.grouping(row.getString("grouping")),
                row.getBoolean("adopt_existing"),
                SettingJson.dialect(row.getString("dialect")),
                SettingJson.hold(row.getString("hold")),
                SettingJson.rate(row.getString("rate")),
                row.getLong("rules_version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row.getTimestamp("last_request_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
