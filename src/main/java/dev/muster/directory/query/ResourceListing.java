package dev.muster.directory.query;

import dev.muster.directory.Page;
import dev.muster.directory.Stored;
import dev.muster.directory.StoredJson;
import dev.muster.schema.ResourceType;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/// Pages of the SCIM resources of one setting that match a filter, in the order of their ids, with an exact
/// total.
public record ResourceListing(Transaction transaction, UUID setting, Kind kind) {

    /// Where a type of resource lives.
    public enum Kind {
        USERS("target_user", "resource_id", "resource_created_at", "resource_updated_at"),
        GROUPS("scim_group", "id", "created_at", "updated_at");

        private final String table;
        private final String id;
        private final String created;
        private final String updated;

        Kind(String table, String id, String created, String updated) {
            this.table = table;
            this.id = id;
            this.created = created;
            this.updated = updated;
        }
    }

    public Page<Stored> page(ResourceQuery query) {
        Matching matching = matching(query);
        List<Stored> items = query.count() == 0 ? List.of() : items(matching, query.startIndex(), query.count());
        boolean isWhole = query.startIndex() == 1 && items.size() < query.count();
        return new Page<>(items, isWhole ? items.size() : total(matching), query.startIndex());
    }

    /// The text after `where`, and what it binds.
    private record Matching(String condition, List<Object> bindings) {}

    private Matching matching(ResourceQuery query) {
        String all = "company_id = ? and setting_id = ? and %s is not null".formatted(kind.id);
        List<Object> bindings = new ArrayList<>(List.of(transaction.company(), setting));
        if (query.filter() == null) {
            return new Matching(all, bindings);
        }
        SqlFragment fragment = FilterSql.condition(query.filter(), table(query.baseUrl()));
        bindings.addAll(fragment.bindings());
        return new Matching("%s and (%s)".formatted(all, fragment.sql()), bindings);
    }

    private ResourceTable table(String baseUrl) {
        return switch (kind) {
            case USERS -> ResourceTable.users(ResourceType.USER, transaction.company(), baseUrl);
            case GROUPS -> ResourceTable.groups(ResourceType.GROUP, baseUrl);
        };
    }

    /// The ids of the page are found in an index before any resource is read, so that a jump far ahead stays
    /// cheap.
    private List<Stored> items(Matching matching, long startIndex, int count) {
        List<Object> bindings = new ArrayList<>(List.of(transaction.company()));
        bindings.addAll(matching.bindings());
        bindings.add(startIndex - 1);
        bindings.add(count);
        String sql = """
                select %1$s as id, resource, version, %2$s as created, %3$s as updated from %4$s
                where company_id = ? and %1$s in (
                    select %1$s from %4$s where %5$s order by %1$s offset ? limit ?)
                order by %1$s
                """.formatted(kind.id, kind.created, kind.updated, kind.table, matching.condition());
        return bound(sql, bindings).map((row, context) -> stored(row)).list();
    }

    private long total(Matching matching) {
        return bound(
                        "select count(*) from %s where %s".formatted(kind.table, matching.condition()),
                        matching.bindings())
                .mapTo(Long.class)
                .one();
    }

    private Query bound(String sql, List<Object> bindings) {
        Query query = transaction.handle().createQuery(sql);
        for (int i = 0; i < bindings.size(); i++) {
            query.bind(i, bindings.get(i));
        }
        return query;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                StoredJson.object(row.getString("resource")),
                row.getLong("version"),
                row.getTimestamp("created").toInstant(),
                row.getTimestamp("updated").toInstant());
    }
}
