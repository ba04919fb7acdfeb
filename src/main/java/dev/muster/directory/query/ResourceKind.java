package dev.muster.directory.query;

import dev.muster.schema.ResourceType;
import java.util.UUID;

/// Where the resources of a type live: the table and those of its columns that every resource has.
public enum ResourceKind {
    USERS("target_user", "resource_id", "resource_created_at", "resource_updated_at") {
        @Override
        ResourceTable table(ResourceType type, UUID company, String baseUrl) {
            return ResourceTable.users(type, company, baseUrl);
        }
    },
    GROUPS("scim_group", "id", "created_at", "updated_at") {
        @Override
        ResourceTable table(ResourceType type, UUID company, String baseUrl) {
            return ResourceTable.groups(type, baseUrl);
        }
    };

    private final String table;
    private final String id;
    private final String created;
    private final String updated;

    ResourceKind(String table, String id, String created, String updated) {
        this.table = table;
        this.id = id;
        this.created = created;
        this.updated = updated;
    }

    abstract ResourceTable table(ResourceType type, UUID company, String baseUrl);

    /// The rows of one setting that are resources and satisfy the condition, with what they are ordered by.
    SqlFragment rows(UUID company, UUID setting, SqlFragment columns, SqlFragment condition) {
        SqlFragment mine = SqlFragment.of("company_id = ? and setting_id = ?", company, setting);
        String template = "select '%1$s' as kind, %2$s as id%%s from %3$s where %%s and %2$s is not null and %%s"
                .formatted(name(), id, table);
        return SqlFragment.composed(template, columns, mine, condition);
    }

    /// What an answer shows of the row that a page `p` names.
    SqlFragment stored(UUID company) {
        return SqlFragment.of("""
                select resource, version, %3$s as created, %4$s as updated from %1$s
                where company_id = ? and %2$s = p.id and p.kind = '%5$s'""".formatted(table, id, created, updated, name()), company);
    }
}
