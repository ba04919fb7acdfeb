package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.Change;
import dev.muster.directory.group.MemberChange;
import dev.muster.directory.group.MirroringJob;
import dev.muster.directory.group.Nesting;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.query.Position;
import dev.muster.directory.query.ResourceKind;
import dev.muster.directory.query.ResourceListing;
import dev.muster.directory.query.ResourceQuery;
import dev.muster.directory.query.Start;
import dev.muster.directory.user.ScimUsers;
import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.SortPath;
import dev.muster.filter.Tolerance;
import dev.muster.job.Handler;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import dev.muster.store.Handle;
import dev.muster.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What must not grow with the company or the group: read from PostgreSQL's plans and its counters of rows
/// touched, not from a clock.
class ScaleTest {

    private static final int PEOPLE = 200_000;

    private static CrowdedCompany acme;

    @BeforeAll
    static void crowd() {
        acme = new CrowdedCompany(PEOPLE);
    }

    @AfterAll
    static void leave() {
        acme.close();
    }

    @Test
    void a_whole_life_among_200000_users_touches_no_more_rows_than_it_has() {
        ScimUsers users = new ScimUsers(acme.scope, acme.setting);
        long before = acme.touched();

        UUID newcomer = users.create(newcomer()).id();
        long come = acme.touched();
        users.change(newcomer, new Precondition.None(), resource -> resource.put("displayName", "Ada"));
        long changed = acme.touched();
        users.delete(newcomer, new Precondition.None());
        long gone = acme.touched();
        users.create(newcomer());
        long back = acme.touched();

        assertThat(List.of(come - before, changed - come, gone - changed, back - gone))
                .allSatisfy(rows -> assertThat(rows).isLessThan(100));
    }

    private static ObjectNode newcomer() {
        return JsonNodeFactory.instance.objectNode().put("userName", "newcomer").put("externalId", "newcomer-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"USER150000\"",
                "externalId eq \"X150000\"",
                "emails.value eq \"User150000@acme.example\"",
                "emails[type eq \"work\"].value eq \"user150000@acme.example\"",
                "userName eq \"user150000\" and active eq true",
                "userName sw \"user15000\""
            })
    void row_F2_a_look_up_among_200000_users_is_answered_through_an_index(String filter) {
        List<String> plans = acme.scope.change(change -> plans(change, query(filter)));

        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan)
                        .contains("Index")
                        .doesNotContain("Seq Scan on target_user")
                        // It serves walks through the setting, with the filter applied to each of its people.
                        .doesNotContain("target_user_listed"));
    }

    @Test
    void a_look_up_among_200000_users_reads_as_many_rows_as_it_finds() {
        long rows = acme.scope.change(change -> {
            listing(change).page(query("userName eq \"user77\""));
            return rowsRead(change, "target_user");
        });

        assertThat(rows).isLessThan(10);
    }

    /// Of 200,000 users, a page in the middle: by cursor it is found in an index, and nothing is sorted.
    @ParameterizedTest
    @CsvSource({"id, target_user_", "userName, target_user_user_name"})
    void CUR_12_a_page_of_a_walk_is_found_through_an_index(String sortBy, String index) {
        AttributePath path =
                SortPath.parse(ResourceType.USER, Tolerance.ALL, sortBy).orElseThrow();
        UUID id = acme.resource(PEOPLE / 2);
        String key = sortBy.equals("id") ? id.toString() : "user" + PEOPLE / 2;
        ResourceQuery.Wanted wanted = new ResourceQuery.Wanted(ResourceKind.USERS, ResourceType.USER, null, path);
        Start start = new Start.Walk(new Position(List.of(key), id));
        ResourceQuery query =
                new ResourceQuery(List.of(wanted), false, start, 100, true, "https://muster.example/scim/v2");

        List<String> plans = acme.scope.change(change -> plans(change, query));

        assertThat(plans.getFirst())
                .contains(index)
                .containsPattern("Index Cond: .*(>|>=)")
                .doesNotContain("Seq Scan")
                .doesNotContain("Hash");
    }

    @Test
    void M5_PAT_60_a_member_more_costs_the_same_in_a_group_of_10_and_of_100000() {
        UUID small = acme.group(10);
        UUID large = acme.group(100_000);

        long inSmall = rowsTouchedByAdding(small);
        long inLarge = rowsTouchedByAdding(large);

        assertThat(inLarge).isEqualTo(inSmall).isLessThan(20);
    }

    @Test
    void G1_a_member_more_of_a_mirrored_group_costs_the_same_in_a_group_of_10_and_of_100000() {
        UUID small = acme.mirroredGroup(20);
        UUID large = acme.mirroredGroup(100_010);

        long inSmall = acme.whileMirroring(() -> rowsTouchedByAdding(small, acme.resource(PEOPLE - 1)));
        long inLarge = acme.whileMirroring(() -> rowsTouchedByAdding(large, acme.resource(PEOPLE - 2)));

        assertThat(inLarge).isLessThan(inSmall + 5).isLessThan(60);
    }

    @Test
    void G1_a_group_in_a_mirrored_group_costs_what_it_has_itself_not_what_the_other_has() {
        UUID small = acme.mirroredGroup(11);
        UUID large = acme.mirroredGroup(100_001);
        UUID nested = acme.mirroredGroup(12);

        long inSmall = acme.whileMirroring(() -> rowsTouchedByAdding(small, nested));
        long inLarge = acme.whileMirroring(() -> rowsTouchedByAdding(large, nested));

        assertThat(inLarge).isLessThan(inSmall + 12 * 6);
    }

    @Test
    void G1_more_people_than_one_request_names_leave_a_mirrored_group_by_a_job() {
        UUID crowd = acme.mirroredGroup(10_200);

        long left = acme.whileMirroring(() -> {
            new ScimGroups(acme.scope, new Jobs(company -> {}), acme.setting, new Nesting(), () -> true)
                    .changeMembers(crowd, new Precondition.None(), List.of(new MemberChange.Clear()));
            return membersOf(crowd);
        });
        int batches = acme.whileMirroring(ScaleTest::mirrorsToTheEnd);

        assertThat(left).isEqualTo(10_200);
        assertThat(batches).isBetween(20, 40);
        assertThat(membersOf(crowd)).isZero();
    }

    @Test
    void of_more_members_than_a_request_names_all_go_but_those_who_stay_and_each_is_told_of_once() {
        UUID crowd = acme.group(25_000);
        UUID stays = acme.resource(17);
        ScimGroups groups =
                new ScimGroups(acme.scope, new Jobs(company -> {}), acme.setting, new Nesting(), () -> true);

        groups.changeMembers(crowd, new Precondition.None(), List.of(new MemberChange.SetAll(List.of(stays))));

        assertThat(texts(
                        "select member_id::text from scim_member where company_id = :company and scim_group_id = :group",
                        crowd))
                .containsExactly(stays.toString());
        assertThat(texts("""
                select count(gone) || ' ' || count(distinct gone) || ' ' || bool_or(gone = '%s') from event,
                    jsonb_array_elements_text(before -> 'removed') as gone
                where company_id = :company and subject_id = :group and kind = 'scim-group.members'
                """.formatted(stays), crowd)).containsExactly("24999 24999 false");
    }

    @Test
    void a_group_of_more_members_than_go_by_one_statement_is_deleted() {
        UUID crowd = acme.group(50_001);

        new ScimGroups(acme.scope, new Jobs(company -> {}), acme.setting, new Nesting(), () -> true)
                .delete(crowd, new Precondition.None());

        assertThat(texts(
                        "select 'left' from scim_member where company_id = :company and scim_group_id = :group", crowd))
                .isEmpty();
    }

    private static List<String> texts(String query, UUID group) {
        return acme.scope.change(change -> change.transaction()
                .handle()
                .createQuery(query)
                .bind("company", acme.scope.company().value())
                .bind("group", group)
                .mapTo(String.class)
                .list());
    }

    private static int mirrorsToTheEnd() {
        MirroringJob handler = new MirroringJob(acme.scope.database(), acme.scope.clock(), acme.scope.ids());
        Job job = acme.scope
                .change(change -> Jobs.running(change.transaction(), Job.Kind.MIRRORING))
                .getFirst();
        int batches = 0;
        while (handler.batch(acme.scope.company(), job) instanceof Handler.Step.More more) {
            job = new Job(job.id(), job.kind(), job.state(), 0, 0, more.argument(), 0);
            batches++;
        }
        return batches;
    }

    private static long membersOf(UUID group) {
        return acme.scope.change(change -> change.transaction()
                .handle()
                .createQuery("select count(*) from group_member where company_id = :company and group_id = :group")
                .bind("company", acme.scope.company().value())
                .bind("group", group)
                .mapTo(Long.class)
                .one());
    }

    private static long rowsTouchedByAdding(UUID group) {
        return rowsTouchedByAdding(group, acme.resource(PEOPLE));
    }

    private static long rowsTouchedByAdding(UUID group, UUID newcomer) {
        ScimGroups groups =
                new ScimGroups(acme.scope, new Jobs(company -> {}), acme.setting, new Nesting(), () -> true);
        long before = acme.touched();
        long version =
                groups.changeMembers(group, new Precondition.None(), List.of(new MemberChange.Add(List.of(newcomer))));
        assertThat(groups.read(group).version()).isEqualTo(version).isEqualTo(2);
        return acme.touched() - before;
    }

    private static long rowsRead(Change change, String table) {
        return change.transaction()
                .handle()
                .createQuery("""
                select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = :table
                """)
                .bind("table", table)
                .mapTo(Long.class)
                .one();
    }

    private static ResourceListing listing(Change change) {
        return new ResourceListing(change.transaction(), acme.setting);
    }

    private static ResourceQuery query(String text) {
        Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.ALL, text);
        ResourceQuery.Wanted wanted = new ResourceQuery.Wanted(ResourceKind.USERS, ResourceType.USER, filter, null);
        return new ResourceQuery(
                List.of(wanted), false, new Start.Index(1), 100, true, "https://muster.example/scim/v2");
    }

    /// Runs the list as it is, and asks PostgreSQL for the plan of each statement that it issued.
    private static List<String> plans(Change change, ResourceQuery query) {
        List<String> plans = new ArrayList<>();
        Handle handle = change.transaction().handle();
        handle.watchedBy((sql, values) -> {
            if (!sql.startsWith("explain")) {
                plans.add(explained(handle, sql, values));
            }
        });
        listing(change).page(query);
        return plans;
    }

    private static String explained(Handle handle, String sql, List<Object> values) {
        Query explain = handle.createQuery("explain " + sql);
        for (int i = 0; i < values.size(); i++) {
            explain.bind(i, values.get(i));
        }
        return String.join("\n", explain.mapTo(String.class).list());
    }
}
