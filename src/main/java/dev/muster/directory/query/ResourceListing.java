package dev.muster.directory.query;

import static dev.muster.directory.query.SqlFragment.composed;

import dev.muster.directory.ScimMembership;
import dev.muster.directory.Stored;
import dev.muster.directory.StoredJson;
import dev.muster.directory.query.ResourcePage.Found;
import dev.muster.directory.query.ResourceQuery.Wanted;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Later;
import dev.muster.store.Query;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import dev.muster.store.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Pages of the SCIM resources of one setting that match a filter, in their order, with an exact total. Nothing
/// is sorted or filtered outside of the database.
public record ResourceListing(Transaction transaction, UUID setting) {

    /// Whoever asks for a thousand very large resources gets fewer: many such answers at once would fill the memory.
    private static final long MOST_BYTES = 4 << 20;

    private static final Start FIRST = new Start.Index(1);

    /// A resource and what it was ordered by.
    ///
    /// @param reach how many the page has, with those that are left out for their weight
    private record Row(Found found, Position position, int reach) {}

    public ResourcePage page(ResourceQuery query) {
        if (namesOne(query)) {
            return named(query);
        }
        ResourceRows rows = ResourceRows.of(transaction.company(), setting, query);
        try {
            return switch (query.start()) {
                case Start.Index(long index) -> indexed(rows, index, query.count());
                case Start.Walk(@Nullable Position after) -> walked(rows, after, query.count());
            };
        } catch (StatementFailed e) {
            throw SqlStates.isTimeout(e) && isCostly(query) ? tooCostly() : e;
        }
    }

    /// What clients ask before everything else: is there somebody of that name? It needs no order and no count.
    private static boolean namesOne(ResourceQuery query) {
        Wanted wanted = query.wanted().getFirst();
        return query.wanted().size() == 1
                && query.count() > 0
                && query.start().equals(FIRST)
                && wanted.filter() != null
                && IndexedTerms.nameOne(wanted.kind(), wanted.filter());
    }

    private ResourcePage named(ResourceQuery query) {
        Wanted wanted = query.wanted().getFirst();
        List<Found> found = bound(wanted.kind()
                        .matching(
                                transaction.company(),
                                setting,
                                ResourceRows.condition(wanted, transaction.company(), query),
                                query.withGroups()))
                .map(row -> new Found(wanted.kind(), stored(row, row.getObject("id", UUID.class))))
                .list();
        return new ResourcePage(found, found.size(), null);
    }

    /// One resource.
    public Optional<Stored> read(ResourceKind kind, UUID id, boolean withGroups) {
        return bound(kind.one(transaction.company(), setting, id, withGroups))
                .map(row -> stored(row, id))
                .findOne();
    }

    /// The groups that a user is in.
    public Later<Optional<List<ScimMembership>>> groupsOf(UUID user) {
        return bound(ResourceKind.USERS.groupsOf(transaction.company(), user))
                .map(row -> memberships(row.getString("groups")))
                .findOneLater();
    }

    /// A filter that an index serves is never too costly: when it takes too long, the database is in trouble.
    private static boolean isCostly(ResourceQuery query) {
        return query.wanted().stream()
                .anyMatch(wanted -> wanted.filter() != null && !IndexedTerms.serve(wanted.kind(), wanted.filter()));
    }

    private static Refused tooCostly() {
        return new Refused(new Refusal.TooMany("The filter takes too long among so many resources: narrow it with"
                + " 'and' by id, userName, externalId, an address or a group"));
    }

    private ResourcePage indexed(ResourceRows rows, long index, int count) {
        if (count == 0) {
            return new ResourcePage(List.of(), total(rows).get(), null);
        }
        // Only the first page can be all there is, and needs no count then; for others both are asked at once.
        @Nullable Later<Long> total = index == 1 ? null : total(rows);
        List<Row> found = rows(rows, rows.from(index, count));
        if (total == null) {
            return new ResourcePage(
                    found(found),
                    reach(found) < count ? reach(found) : total(rows).get(),
                    null);
        }
        return new ResourcePage(found(found), total.get(), null);
    }

    /// One more than asked for tells whether there is a next page.
    private ResourcePage walked(ResourceRows rows, @Nullable Position after, int count) {
        List<Row> ahead = count == 0 ? List.of() : rows(rows, rows.after(after, count + 1));
        List<Row> page = ahead.subList(0, Math.min(count, ahead.size()));
        boolean isLast = reach(ahead) == page.size();
        boolean isWhole = isLast && after == null && count > 0;
        long total = isWhole ? page.size() : total(rows).get();
        return new ResourcePage(
                found(page), total, isLast ? null : page.getLast().position());
    }

    private static int reach(List<Row> rows) {
        return rows.isEmpty() ? 0 : rows.getFirst().reach();
    }

    private static List<Found> found(List<Row> rows) {
        return rows.stream().map(Row::found).toList();
    }

    /// The ids of the page are found before any resource is read, so that a jump far ahead stays cheap. One is
    /// there at least, however large. Small resources, which are nearly all, are made text once, to be weighed and
    /// given (`offset 0` keeps PostgreSQL from doing it twice); large ones only when they are given.
    private List<Row> rows(ResourceRows rows, SqlFragment page) {
        SqlFragment sql = composed(
                """
                select kind, id%s, coalesce(small, resource::text) as resource, version, created, updated, groups, reach
                from (
                    select p.kind, p.id%s, r.small, r.resource, r.version, r.created, r.updated, r.groups,
                        count(*) over () as reach, row_number() over page as place,
                        sum(coalesce(octet_length(r.small), %s))
                            over (page rows between unbounded preceding and 1 preceding) as before
                    from (%%s) p
                    cross join lateral (
                        select s.*, case when %s then s.resource::text end as small from (%%s) s offset 0) r
                    window page as (%s)) weighed
                where before is null or before < %%s order by place
                """.formatted(
                                rows.order().listed(),
                                rows.order().asText("p"),
                                Weight.of("r.resource"),
                                Weight.isSmall("s.resource"),
                                rows.order().by("p")),
                page,
                rows.stored(),
                SqlFragment.of("?", MOST_BYTES));
        return bound(sql).map(row -> row(row, rows.order().size())).list();
    }

    private Later<Long> total(ResourceRows rows) {
        return bound(rows.total()).mapTo(Long.class).oneLater();
    }

    private Query bound(SqlFragment sql) {
        Query query = transaction.handle().createQuery(sql.sql());
        for (int i = 0; i < sql.bindings().size(); i++) {
            query.bind(i, sql.bindings().get(i));
        }
        return query;
    }

    private static Stored stored(ResultSet row, UUID id) throws SQLException {
        return new Stored(
                id,
                StoredJson.object(row.getString("resource")),
                row.getLong("version"),
                Timestamps.of(row, "created"),
                Timestamps.of(row, "updated"),
                memberships(row.getString("groups")));
    }

    private static List<ScimMembership> memberships(@Nullable String groups) {
        if (groups == null) {
            return List.of();
        }
        List<ScimMembership> memberships = new ArrayList<>();
        for (JsonNode group : StoredJson.array(groups)) {
            memberships.add(new ScimMembership(
                    UUID.fromString(group.get(0).stringValue()),
                    group.get(1).stringValue(null),
                    group.get(2).booleanValue()));
        }
        return memberships;
    }

    private static Row row(ResultSet row, int keys) throws SQLException {
        Stored stored = stored(row, row.getObject("id", UUID.class));
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(row.getString(SortOrder.name(i)));
        }
        return new Row(
                new Found(ResourceKind.valueOf(row.getString("kind")), stored),
                new Position(values, stored.id()),
                row.getInt("reach"));
    }
}
