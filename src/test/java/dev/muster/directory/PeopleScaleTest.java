package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.Change;
import dev.muster.directory.user.Origin;
import dev.muster.directory.user.People;
import dev.muster.directory.user.PeopleCount;
import dev.muster.directory.user.PeopleOrder;
import dev.muster.directory.user.PeoplePage;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.PeopleWalk;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page of people costs does not grow with the company: read from PostgreSQL's counters of rows touched,
/// not from a clock.
class PeopleScaleTest {

    private static final int PEOPLE = 120_000;
    private static final int PAGE = 50;

    /// So many are looked at one by one for one page, at most.
    private static final int LOOKED_AT = 5_000;

    private static CrowdedCompany acme;

    @BeforeAll
    static void crowd() {
        acme = new CrowdedCompany(PEOPLE);
    }

    @AfterAll
    static void leave() {
        acme.close();
    }

    @ParameterizedTest
    @EnumSource(PeopleOrder.class)
    void a_page_in_the_middle_reads_as_many_rows_as_it_shows_forwards_and_backwards(PeopleOrder order) {
        Person middle = found("user60000").people().getFirst();

        for (boolean backwards : new boolean[] {false, true}) {
            long rows = rows(people ->
                    people.walk(PeopleQuery.everybody(), new PeopleWalk(order, middle.id(), backwards, PAGE)));

            assertThat(rows).isBetween(50L, 60L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user77777", "USER77777@acme", "nobody"})
    void whoever_is_searched_by_a_beginning_is_found_through_an_index(String begins) {
        long rows = rows(people -> people.walk(begins(begins), walk(null)));
        long counted = rows(people -> people.count(begins(begins)));

        assertThat(rows).isLessThan(20);
        assertThat(counted).isLessThan(20);
    }

    @Test
    void whoever_has_an_address_is_found_through_an_index() {
        PeopleQuery query = new PeopleQuery(null, null, null, null, Map.of(Field.EMAIL, "User77777@acme.example"));

        assertThat(rows(people -> people.walk(query, walk(null)))).isLessThan(20);
        assertThat(rows(people -> people.page(query, new UUID(0, 0), PAGE))).isLessThan(20);
        assertThat(rows(people -> people.count(query))).isLessThan(20);
        assertThat(new People(acme.scope).walk(query, walk(null)).people()).hasSize(1);
    }

    @Test
    void a_beginning_that_everybody_has_reads_no_more_than_a_page() {
        assertThat(rows(people -> people.walk(begins("user"), walk(null)))).isLessThan(60);
    }

    @Test
    void people_are_counted_up_to_a_limit() {
        long rows = rows(people -> people.count(PeopleQuery.everybody()));
        PeopleCount count = new People(acme.scope).count(PeopleQuery.everybody());

        assertThat(rows).isLessThan(1_100);
        assertThat(count).isEqualTo(new PeopleCount(1_000, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"INACTIVE", "DELETED"})
    void a_status_that_nobody_has_is_seen_at_once(Status status) {
        PeopleQuery query = new PeopleQuery(null, status, null, null, Map.of());

        assertThat(rows(people -> people.walk(query, walk(null)))).isLessThan(20);
        assertThat(new People(acme.scope).count(query)).isEqualTo(new PeopleCount(0, true));
    }

    /// Nothing leads to a value of a field: so many are looked at, and the next page goes on behind them.
    @Test
    void a_value_that_nobody_has_is_looked_for_in_pieces() {
        PeopleQuery query =
                new PeopleQuery(null, null, null, null, Map.of(Field.DEPARTMENT, "None"), null, Origin.SCIM);

        long rows = rows(people -> people.walk(query, walk(null)));
        PeoplePage first = new People(acme.scope).walk(query, walk(null));
        PeoplePage second = new People(acme.scope).walk(query, walk(first.next()));

        assertThat(rows).isLessThanOrEqualTo(2 * LOOKED_AT + 100);
        assertThat(first.people()).isEmpty();
        assertThat(first.isCutShort()).isTrue();
        assertThat(second.next()).isNotEqualTo(first.next());
        assertThat(new People(acme.scope).count(query)).isEqualTo(new PeopleCount(0, false));
    }

    /// Many are in the group and nobody came by a table: so many are looked at, and not all of the group.
    @Test
    void who_is_in_a_large_group_and_has_something_else_is_looked_for_in_pieces() {
        UUID large = acme.targetGroup(40_000);
        PeopleQuery active = new PeopleQuery(null, Status.ACTIVE, large, null, Map.of());
        PeopleQuery none = new PeopleQuery(null, null, large, null, Map.of(), null, Origin.IMPORT);

        long walked = rows(people -> people.walk(none, walk(null)));
        long counted = rows(people -> people.count(active));
        PeoplePage page = new People(acme.scope).walk(none, walk(null));

        assertThat(walked).isLessThan(4 * LOOKED_AT);
        assertThat(counted).isLessThan(4 * LOOKED_AT);
        assertThat(page.isCutShort()).isTrue();
        assertThat(new People(acme.scope).walk(active, walk(null)).people()).hasSize(PAGE);
    }

    private static PeoplePage found(String begins) {
        return new People(acme.scope).walk(begins(begins), walk(null));
    }

    private static PeopleQuery begins(String text) {
        return new PeopleQuery(null, null, null, null, Map.of(), text, null);
    }

    private static PeopleWalk walk(@Nullable UUID from) {
        return new PeopleWalk(PeopleOrder.NAME, from, false, PAGE);
    }

    /// What the connection has counted before is not told to the server at once, and is still in its count.
    private static long rows(Consumer<People> work) {
        return acme.scope.together(joined -> {
            long before = joined.change(PeopleScaleTest::read);
            work.accept(new People(joined));
            return joined.change(PeopleScaleTest::read) - before;
        });
    }

    private static long read(Change change) {
        return change.transaction().handle().createQuery("""
                select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                where relname = 'target_user'
                """).mapTo(Long.class).one();
    }
}
