package dev.muster.directory.query;

import dev.muster.filter.Filter.Operand;
import dev.muster.filter.Filter.Operator;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.ResourceType;
import dev.muster.schema.UserSchema;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Where the attributes of a resource type are in the database, beyond its comparison form: the one place to
/// touch when an attribute gets a column. The table is scanned under its own name, without an alias.
///
/// @param columns by path: attributes that have a column of their own
/// @param relations by attribute: those whose elements are rows
/// @param indexed by path: how equality is said so that an index serves it
public record ResourceTable(
        ResourceType type,
        Map<String, Leaf> columns,
        Map<String, Relation> relations,
        Map<String, Function<Operand, SqlFragment>> indexed) {

    /// Addresses are indexed up to this length: an index entry must stay small, and no address is longer.
    private static final int INDEXED_LENGTH = 256;

    private static final String MANAGER = UserSchema.ENTERPRISE.urn() + ":manager";

    public ResourceTable {
        columns = Map.copyOf(columns);
        relations = Map.copyOf(relations);
        indexed = Map.copyOf(indexed);
    }

    /// @param type the User type, with the extensions of the company
    /// @param base what `meta.location` starts with: the public URL and `/scim/v2`
    public static ResourceTable users(ResourceType type, UUID company, String base) {
        return new ResourceTable(
                type,
                Map.of(
                        "id",
                        new Leaf.Id("resource_id"),
                        "userName",
                        column("user_name_key"),
                        "externalId",
                        column("external_id"),
                        "meta.resourceType",
                        new Leaf.Constant(type.name()),
                        "meta.created",
                        new Leaf.Time("resource_created_at"),
                        "meta.lastModified",
                        new Leaf.Time("resource_updated_at"),
                        "meta.version",
                        version(),
                        "meta.location",
                        location(base, "Users", "resource_id"),
                        MANAGER + ".displayName",
                        managerName()),
                Map.of("groups", groups(base)),
                Map.of(
                        "emails.value",
                        ResourceTable::hasEmail,
                        MANAGER + ".value",
                        ResourceTable::reportsTo,
                        "groups.value",
                        operand -> isInGroup(company, operand)));
    }

    /// @param base what `meta.location` starts with: the public URL and `/scim/v2`
    public static ResourceTable groups(ResourceType type, String base) {
        return new ResourceTable(
                type,
                Map.of(
                        "id",
                        new Leaf.Id("id"),
                        "displayName",
                        column("display_name_key"),
                        "externalId",
                        column("external_id"),
                        "meta.resourceType",
                        new Leaf.Constant(type.name()),
                        "meta.created",
                        new Leaf.Time("created_at"),
                        "meta.lastModified",
                        new Leaf.Time("updated_at"),
                        "meta.version",
                        version(),
                        "meta.location",
                        location(base, "Groups", "id")),
                Map.of("members", members(base)),
                Map.of());
    }

    /// Whether some part of a complex attribute has a column of its own.
    boolean hasColumnBelow(AttributePath attribute) {
        return columns.keySet().stream().anyMatch(path -> path.startsWith(attribute + "."));
    }

    private static Leaf column(String name) {
        return new Leaf.Text(SqlFragment.of(name));
    }

    private static Leaf version() {
        return new Leaf.Text(SqlFragment.of("('W/\"' || version || '\"')"));
    }

    private static Leaf location(String base, String endpoint, String id) {
        return new Leaf.Text(SqlFragment.of("(?::text || %s)".formatted(id), base + "/" + endpoint + "/"));
    }

    /// Members of all groups, for a statement that says itself whose.
    static Relation everyMember(String base) {
        return new Relation(
                SqlFragment.of("scim_member m where true"), members(base).parts());
    }

    private static Relation members(String base) {
        SqlFragment rows = SqlFragment.of("""
                scim_member m where m.company_id = scim_group.company_id and m.scim_group_id = scim_group.id""");
        SqlFragment display = SqlFragment.of("""
                (select coalesce(u.folded->>'displayName', u.user_name_key) from target_user u
                 where u.company_id = m.company_id and u.resource_id = m.member_id
                 union all
                 select g.display_name_key from scim_group g where g.company_id = m.company_id and g.id = m.member_id)""");
        return new Relation(
                rows,
                Map.of(
                        "value", new Leaf.Id("m.member_id"),
                        "type", new Leaf.Text(SqlFragment.of("lower(m.member_type)")),
                        "$ref",
                                new Leaf.Text(SqlFragment.of(
                                        "(?::text || m.member_type || 's/' || m.member_id)", base + "/")),
                        "display", new Leaf.Text(display)));
    }

    /// The groups of a user, also those that contain it through another group (RFC 7643 section 4.1.2).
    private static Relation groups(String base) {
        SqlFragment rows = SqlFragment.of("""
                (with recursive up (id, direct) as (
                     select s.scim_group_id, true from scim_member s
                     where s.company_id = target_user.company_id and s.member_id = target_user.resource_id
                     union
                     select above.scim_group_id, false from up
                     cross join lateral (
                         select s.scim_group_id from scim_member s
                         where s.company_id = target_user.company_id and s.member_id = up.id offset 0) above)
                 select up.id, bool_or(up.direct) as direct from up group by up.id) m
                join scim_group g on g.company_id = target_user.company_id and g.id = m.id where true""");
        return new Relation(
                rows,
                Map.of(
                        "value", new Leaf.Id("m.id"),
                        "type", new Leaf.Text(SqlFragment.of("case when m.direct then 'direct' else 'indirect' end")),
                        "$ref", location(base, "Groups", "m.id"),
                        "display", new Leaf.Text(SqlFragment.of("g.display_name_key"))));
    }

    /// From the group down to its people, instead of from every person up to its groups. `offset 0` keeps
    /// PostgreSQL from reading all members of the company at once for want of a better guess.
    private static SqlFragment isInGroup(UUID company, Operand operand) {
        return Leaf.Id.parsed(operand)
                .map(group -> SqlFragment.of("""
                (resource_id is not null and resource_id in (
                    with recursive down (id, type) as (
                        select s.member_id, s.member_type from scim_member s
                        where s.company_id = ? and s.scim_group_id = ?
                        union
                        select below.member_id, below.member_type from down
                        cross join lateral (
                            select s.member_id, s.member_type from scim_member s
                            where s.company_id = ? and s.scim_group_id = down.id offset 0) below
                        where down.type = 'Group')
                    select id from down))""", company, group, company))
                .orElse(SqlFragment.FALSE);
    }

    /// What the manager calls itself, as answers show it.
    private static Leaf managerName() {
        return new Leaf.Text(SqlFragment.of("""
                (select m.folded->>'displayName' from target_user m
                 where m.company_id = target_user.company_id and m.setting_id = target_user.setting_id
                 and m.resource_id = target_user.manager_id and m.folded->>'displayName' <> '')"""));
    }

    /// A manager that is no id of ours is looked for in the comparison form.
    private static SqlFragment reportsTo(Operand operand) {
        SqlFragment value = SqlFragment.of("folded->'%s'->'manager'->>'value'".formatted(UserSchema.ENTERPRISE.urn()));
        return Leaf.Id.parsed(operand)
                .map(id -> SqlFragment.of("(manager_id is not null and manager_id = ?)", id))
                .orElseGet(() -> new Leaf.Text(value)
                        .comparison(Attribute.string("value", "").exact(), Operator.EQ, operand));
    }

    /// Entra ID looks people up by their address. The first two addresses have a column and an index each; who
    /// has more than two is found by a third. The columns are cut, so the comparison form has the last word.
    private static SqlFragment hasEmail(Operand operand) {
        if (!(operand instanceof Operand.Text(String address))) {
            return SqlFragment.FALSE;
        }
        String wanted = FoldedResource.text(Attribute.string("value", ""), address);
        String start = shortened(wanted);
        return SqlFragment.of("""
                ((address_1 is not null and address_1 = ? and folded->'emails'->0->>'value' = ?)
                or (address_2 is not null and address_2 = ? and folded->'emails'->1->>'value' = ?)
                or (addresses is not null and addresses > 2 and exists (
                    select 1 from jsonb_array_elements(folded->'emails') as e(v) where e.v->>'value' = ?)))""", start, wanted, start, wanted, wanted);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= INDEXED_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, INDEXED_LENGTH));
    }
}
