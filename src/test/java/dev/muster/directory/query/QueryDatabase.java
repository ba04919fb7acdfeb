package dev.muster.directory.query;

import dev.muster.filter.Filter;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.Folding;
import dev.muster.schema.ResourceType;
import dev.muster.schema.UserNameKey;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import dev.muster.store.Query;
import dev.muster.testing.CountedUsers;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One company with one setting in a fresh database, its people and groups written straight into the tables,
/// and asked through compiled filters.
public final class QueryDatabase implements AutoCloseable {

    static final String BASE = "https://muster.example/scim/v2";

    private static final JsonMapper JSON = JsonMapper.shared();

    final UUID company = UUID.randomUUID();
    final UUID setting = UUID.randomUUID();
    private final TestDatabase fresh = TestPostgres.freshDatabase();
    private final Database database;

    public QueryDatabase() {
        database = Database.open(fresh.url(), fresh.user(), fresh.password(), 1);
        database.acrossCompanies(handle -> insert(
                handle,
                "company",
                row().put("id", company.toString())
                        .put("routing_key", "acme")
                        .put("name", "Acme")
                        .put("retention_days", 90)));
        ObjectNode rules = JSON.createObjectNode();
        inCompany(handle -> insert(
                handle,
                "scim_setting",
                row().put("id", setting.toString())
                        .put("name", "Entra ID")
                        .put("adopt_existing", true)
                        .put("dialect", "tolerant")
                        .put("rules_version", 1)
                        .set("mappings", JSON.createArrayNode())
                        .set("habits_off", JSON.createArrayNode())
                        .set("grouping", rules)
                        .set("rate", rules)));
    }

    /// Writes a person; `resource` has `id`, `meta` and `groups` as an answer has them.
    public void addUser(ResourceType type, ObjectNode resource) {
        String userName = resource.path("userName").asString("");
        ObjectNode stored = stored(resource, "groups");
        ObjectNode empty = JSON.createObjectNode();
        inCompany(handle -> insert(
                handle,
                "target_user",
                row().put("id", UUID.randomUUID().toString())
                        .put("setting_id", setting.toString())
                        .put("resource_id", resource.path("id").stringValue())
                        .put("user_name", userName)
                        .put("user_name_key", UserNameKey.mapped(userName))
                        .put("external_id", resource.path("externalId").asString(null))
                        .put(
                                "resource_created_at",
                                resource.path("meta").path("created").stringValue())
                        .put(
                                "resource_updated_at",
                                resource.path("meta").path("lastModified").stringValue())
                        .put("version", version(resource))
                        .put("rules_version", 1)
                        .put("origin", "scim")
                        .put("status", "active")
                        .put("search_key", "")
                        .set("resource", stored)
                        .set("folded", FoldedResource.of(type, stored))
                        .set("custom", empty)
                        .set("own", empty)));
        inCompany(handle -> insert(
                handle,
                "scim_user_count",
                row().put("id", UUID.randomUUID().toString())
                        .put("setting_id", setting.toString())
                        .put("users", 1)));
    }

    /// Writes a group and its members, who may not exist.
    void addGroup(ObjectNode resource) {
        ObjectNode stored = stored(resource, "members");
        String id = resource.path("id").stringValue();
        inCompany(handle -> insert(
                handle,
                "scim_group",
                row().put("id", id)
                        .put("setting_id", setting.toString())
                        .put(
                                "display_name_key",
                                Folding.fold(resource.path("displayName").stringValue()))
                        .put("external_id", resource.path("externalId").asString(null))
                        .put("version", version(resource))
                        .put("created_at", resource.path("meta").path("created").stringValue())
                        .put(
                                "updated_at",
                                resource.path("meta").path("lastModified").stringValue())
                        .set("resource", stored)
                        .set("folded", FoldedResource.of(ResourceType.GROUP, stored))));
        for (JsonNode member : resource.path("members")) {
            inCompany(handle -> insert(
                    handle,
                    "scim_member",
                    row().put("scim_group_id", id)
                            .put("member_id", member.path("value").stringValue())
                            .put("member_type", member.path("type").stringValue())));
        }
    }

    /// The ids of the users that match, in their order.
    public Set<String> users(ResourceType type, Filter filter) {
        return ids("target_user", "resource_id", FilterSql.condition(filter, ResourceTable.users(type, company, BASE)));
    }

    Set<String> groups(Filter filter) {
        return ids("scim_group", "id", FilterSql.condition(filter, ResourceTable.groups(ResourceType.GROUP, BASE)));
    }

    <T> T inCompany(Function<Handle, T> work) {
        return database.inCompany(company, transaction -> work.apply(transaction.handle()));
    }

    Query query(Handle handle, String start, SqlFragment condition) {
        Query query = handle.createQuery(start + " where company_id = ? and setting_id = ? and " + condition.sql())
                .bind(0, company)
                .bind(1, setting);
        for (int i = 0; i < condition.bindings().size(); i++) {
            query.bind(i + 2, condition.bindings().get(i));
        }
        return query;
    }

    @Override
    public void close() {
        CountedUsers.count(fresh);
        database.close();
    }

    private Set<String> ids(String table, String id, SqlFragment condition) {
        return inCompany(handle -> new TreeSet<>(query(
                        handle,
                        "select " + id + " from " + table,
                        SqlFragment.composed("%s and " + id + " is not null", condition))
                .mapTo(String.class)
                .list()));
    }

    private ObjectNode row() {
        return JSON.createObjectNode()
                .put("company_id", company.toString())
                .put("created_at", Instant.EPOCH.toString())
                .put("updated_at", Instant.EPOCH.toString());
    }

    private static int insert(Handle handle, String table, ObjectNode row) {
        String columns = handle
                .createQuery(
                        "select column_name from information_schema.columns where table_name = ? order by column_name")
                .bind(0, table)
                .mapTo(String.class)
                .stream()
                .filter(row::has)
                .collect(Collectors.joining(", "));
        return handle.createUpdate(
                        "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
                                .formatted(table, columns))
                .bind(0, row.toString())
                .execute();
    }

    private static ObjectNode stored(ObjectNode resource, String elsewhere) {
        ObjectNode stored = resource.deepCopy();
        stored.remove("id");
        stored.remove("meta");
        stored.remove("schemas");
        stored.remove(elsewhere);
        return stored;
    }

    private static long version(ObjectNode resource) {
        return Long.parseLong(
                resource.path("meta").path("version").stringValue().replaceAll("[^0-9]", ""));
    }
}
