package dev.muster.directory.query;

import dev.muster.schema.ResourceType;
import java.util.UUID;

/// Where the resources of a type live: the table and those of its columns that every resource has.
public enum ResourceKind {
    USERS("target_user", "resource_id", "resource_created_at", "resource_updated_at", ResourceKind.GROUPS_OF_A_USER) {
        @Override
        ResourceTable table(ResourceType type, UUID company, String baseUrl) {
            return ResourceTable.users(type, company, baseUrl);
        }

        @Override
        SqlFragment total(UUID company, UUID setting) {
            return SqlFragment.of("""
                    (select coalesce(sum(users), 0)::bigint from scim_user_count where company_id = ? and setting_id = ?)""", company, setting);
        }
    },
    GROUPS("scim_group", "id", "created_at", "updated_at", ResourceKind.NO_GROUPS) {
        @Override
        ResourceTable table(ResourceType type, UUID company, String baseUrl) {
            return ResourceTable.groups(type, baseUrl);
        }

        @Override
        SqlFragment total(UUID company, UUID setting) {
            return SqlFragment.of(
                    "(select count(*) from scim_group where company_id = ? and setting_id = ?)", company, setting);
        }
    };

    /// Directly and through groups in groups, each once (RFC 7643 section 4.1.2). Few clients put groups into
    /// groups: where nobody did, there is nothing to climb. `offset 0` keeps PostgreSQL from reading all members or
    /// groups of the company for each user.
    private static final String GROUPS_OF_A_USER = """
            (case when exists (select 1 from scim_member n
                               where n.company_id = target_user.company_id and n.member_type = 'Group')
             then (select jsonb_agg(jsonb_build_array(w.id, g.name, w.direct) order by w.id)
                   from (with recursive up (id, direct) as (
                             select s.scim_group_id, true from scim_member s
                             where s.company_id = target_user.company_id and s.member_id = target_user.resource_id
                             union
                             select above.scim_group_id, false from up
                             cross join lateral (
                                 select s.scim_group_id from scim_member s
                                 where s.company_id = target_user.company_id and s.member_id = up.id offset 0) above)
                         select up.id, bool_or(up.direct) as direct from up group by up.id) w
                   cross join lateral (
                       select resource->>'displayName' as name from scim_group
                       where company_id = target_user.company_id and id = w.id offset 0) g)
             else (select jsonb_agg(jsonb_build_array(s.scim_group_id, g.name, true) order by s.scim_group_id)
                   from scim_member s
                   cross join lateral (
                       select resource->>'displayName' as name from scim_group
                       where company_id = target_user.company_id and id = s.scim_group_id offset 0) g
                   where s.company_id = target_user.company_id and s.member_id = target_user.resource_id)
             end)""";

    private static final String NO_GROUPS = "null::jsonb";

    private final String table;
    private final String id;
    private final String created;
    private final String updated;
    private final String groups;

    ResourceKind(String table, String id, String created, String updated, String groups) {
        this.table = table;
        this.id = id;
        this.created = created;
        this.updated = updated;
        this.groups = groups;
    }

    abstract ResourceTable table(ResourceType type, UUID company, String baseUrl);

    /// How many resources of the type the setting has. Users are counted as they come and go, for they may be millions.
    abstract SqlFragment total(UUID company, UUID setting);

    /// The rows of one setting that are resources and satisfy the condition, with what they are ordered by.
    SqlFragment rows(UUID company, UUID setting, SqlFragment columns, SqlFragment condition) {
        SqlFragment mine = SqlFragment.of("company_id = ? and setting_id = ?", company, setting);
        String template = "select '%1$s' as kind, %2$s as id%%s from %3$s where %%s and %2$s is not null and %%s"
                .formatted(name(), id, table);
        return SqlFragment.composed(template, columns, mine, condition);
    }

    /// What an answer shows of the row that a page `p` names.
    SqlFragment stored(UUID company, boolean withGroups) {
        return SqlFragment.of(
                shown(withGroups) + " where company_id = ? and " + id + " = p.id and p.kind = '" + name() + "'",
                company);
    }

    /// What an answer shows of one resource of the setting.
    SqlFragment one(UUID company, UUID setting, UUID resource, boolean withGroups) {
        return SqlFragment.of(
                shown(withGroups) + " where company_id = ? and " + id + " = ? and setting_id = ?",
                company,
                resource,
                setting);
    }

    /// What an answer shows of the resources of the setting that satisfy the condition, with their ids.
    SqlFragment matching(UUID company, UUID setting, SqlFragment condition, boolean withGroups) {
        return SqlFragment.composed(
                shown(withGroups) + " where %s and " + id + " is not null and %s",
                SqlFragment.of("company_id = ? and setting_id = ?", company, setting),
                condition);
    }

    /// Only the groups that a resource is in.
    SqlFragment groupsOf(UUID company, UUID resource) {
        return SqlFragment.of(
                "select " + groups + " as groups from " + table + " where company_id = ? and " + id + " = ?",
                company,
                resource);
    }

    private String shown(boolean withGroups) {
        return "select " + id + " as id, resource, version, " + created + " as created, " + updated + " as updated, "
                + (withGroups ? groups : NO_GROUPS) + " as groups from " + table;
    }
}
