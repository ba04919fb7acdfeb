package dev.muster.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.Company;
import dev.muster.company.CompanyId;
import dev.muster.company.CompanyStore;
import dev.muster.company.Ids;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RunnerTest {

    private static TestDatabase place;
    private static Database database;
    private final Ids ids = new Ids();
    private final CompanyId acme = company("Acme");
    private final CompanyId globex = company("Globex");

    @BeforeAll
    static void open() {
        place = TestPostgres.freshDatabase();
        database = Database.open(place.url(), place.user(), place.password(), 4);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /// A job that is left would be done by the runner of another test.
    @AfterEach
    void nothing_is_left_to_do() {
        TestPostgres.asSuperuser(place).run("delete from job");
    }

    @Test
    void a_job_goes_on_batch_by_batch_and_tells_how_far_it_is() {
        UUID job = add(acme, 10);
        List<String> seen = new CopyOnWriteArrayList<>();

        try (Runner runner = Runner.start(database, Clock.systemUTC(), countingTo(10, seen))) {
            runner.nudge(acme);
            until(() -> isDone(acme, job));
        }

        assertThat(seen).containsExactly("0", "3", "6", "9");
        assertThat(read(acme, job).done()).isEqualTo(10);
    }

    @Test
    void what_an_earlier_process_left_unfinished_is_found_at_the_start_in_every_company() {
        UUID ours = add(acme, 4);
        UUID theirs = add(globex, 4);

        Runner runner = Runner.start(database, Clock.systemUTC(), countingTo(4, new CopyOnWriteArrayList<>()));

        until(() -> isDone(acme, ours) && isDone(globex, theirs));
        runner.close();
    }

    @Test
    void a_stopped_runner_ends_its_batch_and_the_next_goes_on_from_there() throws InterruptedException {
        UUID job = add(acme, 1000);
        List<String> seen = new CopyOnWriteArrayList<>();

        Runner first = Runner.start(database, Clock.systemUTC(), slowlyTo(30, seen));
        until(() -> seen.size() >= 2);

        first.close();
        List<String> before = List.copyOf(seen);
        Thread.sleep(100);
        assertThat(seen).isEqualTo(before);
        Runner second = Runner.start(database, Clock.systemUTC(), slowlyTo(30, seen));
        until(() -> isDone(acme, job));
        second.close();

        assertThat(seen).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void two_nodes_share_the_work_without_doing_it_twice() {
        List<String> seen = new CopyOnWriteArrayList<>();
        List<UUID> jobs = List.of(add(acme, 30), add(acme, 30), add(globex, 30));

        Runner one = Runner.start(database, Clock.systemUTC(), slowlyTo(30, seen));
        Runner two = Runner.start(database, Clock.systemUTC(), slowlyTo(30, seen));
        until(() -> isDone(acme, jobs.get(0)) && isDone(acme, jobs.get(1)) && isDone(globex, jobs.get(2)));
        one.close();
        two.close();

        assertThat(seen).hasSize(30);
    }

    @Test
    void a_lease_keeps_others_away_until_it_ends() {
        UUID job = add(acme, 1);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = now.plusSeconds(30);

        assertThat(lease(now, end).orElseThrow().id()).isEqualTo(job);

        assertThat(lease(now.plusSeconds(29), end.plusSeconds(29))).isEmpty();
        Job taken = lease(end, end.plusSeconds(30)).orElseThrow();
        assertThat(save(taken, end)).isFalse();
        assertThat(save(taken, end.plusSeconds(30))).isTrue();
    }

    @Test
    void a_failing_job_is_tried_again_with_pauses_and_given_up_at_last() {
        UUID job = add(acme, 1);
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        Turn turn = new Turn(database, at(now), handlers((company, taken) -> {
            throw new IllegalStateException("of the test");
        }));

        turn.take(acme, () -> false);
        assertThat(read(acme, job).attempts()).isEqualTo(1);
        turn.take(acme, () -> false);
        assertThat(read(acme, job).attempts()).isEqualTo(1);
        for (int i = 0; i < 9; i++) {
            assertThat(read(acme, job).state()).isEqualTo(Job.State.RUNNING);
            now[0] = now[0].plus(Duration.ofMinutes(1));
            turn.take(acme, () -> false);
        }

        assertThat(read(acme, job).state()).isEqualTo(Job.State.FAILED);
        assertThat(turn.anyLeft(acme)).isFalse();
    }

    @Test
    void a_job_that_overflows_the_stack_fails_like_any_other() {
        UUID job = add(acme, 1);
        Turn turn = new Turn(database, Clock.systemUTC(), handlers((company, taken) -> {
            throw new StackOverflowError("of the test");
        }));

        turn.take(acme, () -> false);

        assertThat(read(acme, job).attempts()).isEqualTo(1);
        assertThat(lease(Instant.now(), Instant.now())).as("it pauses").isEmpty();
    }

    @Test
    void a_job_that_has_to_wait_for_the_database_is_tried_until_it_is_done() {
        UUID job = add(acme, 1);
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        boolean[] away = {true};
        Turn turn = new Turn(database, at(now), handlers((company, taken) -> {
            if (away[0]) {
                throw new Refused(new Refusal.Unavailable(Duration.ofSeconds(2)));
            }
            return new Handler.Step.Finished();
        }));

        turn.take(acme, () -> false);
        now[0] = now[0].plusSeconds(1);
        assertThat(lease(now[0], now[0])).as("it pauses").isEmpty();
        for (int i = 0; i < 100; i++) {
            now[0] = now[0].plus(Duration.ofMinutes(1));
            turn.take(acme, () -> false);
            assertThat(read(acme, job).state()).isEqualTo(Job.State.RUNNING);
        }
        away[0] = false;
        now[0] = now[0].plus(Duration.ofMinutes(1));
        turn.take(acme, () -> false);

        assertThat(read(acme, job).state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void a_small_job_does_not_wait_for_the_end_of_a_great_one() {
        UUID great = add(acme, Job.Kind.SETTING_DELETION, "a", 1_000_000);
        UUID small = add(acme, Job.Kind.HOLD_DECISION, "a", 1);
        UUID others = add(acme, Job.Kind.SETTING_DELETION, "b", 1);
        Instant[] now = {Instant.now()};
        Turn turn = new Turn(database, at(now), endingAllBut(great, now));

        for (int i = 0; i < 4; i++) {
            turn.take(acme, () -> false);
        }

        assertThat(read(acme, small).state()).isEqualTo(Job.State.DONE);
        assertThat(read(acme, others).state()).isEqualTo(Job.State.DONE);
        assertThat(read(acme, great).state()).isEqualTo(Job.State.RUNNING);
        assertThat(read(acme, great).done()).isEqualTo(2);
    }

    @Test
    void what_was_decided_last_about_a_setting_is_done_last() {
        UUID first = add(acme, Job.Kind.HOLD_DECISION, "a", 1_000_000);
        UUID last = add(acme, Job.Kind.HOLD_DECISION, "a", 1);
        Instant[] now = {Instant.now()};
        Turn turn = new Turn(database, at(now), endingAllBut(first, now));

        for (int i = 0; i < 4; i++) {
            turn.take(acme, () -> false);
        }

        assertThat(read(acme, first).done()).isEqualTo(4);
        assertThat(read(acme, last).state()).isEqualTo(Job.State.RUNNING);
    }

    /// Each batch takes longer than a turn.
    private static Handlers endingAllBut(UUID great, Instant[] now) {
        return handlers((company, job) -> {
            now[0] = now[0].plusSeconds(2);
            return job.id().equals(great) ? new Handler.Step.More(job.argument(), 1) : new Handler.Step.Finished();
        });
    }

    private static Clock at(Instant[] now) {
        return ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC);
    }

    private static Handlers countingTo(int end, List<String> seen) {
        return handlers((company, job) -> {
            int at = job.argument().path("at").asInt(0);
            seen.add(String.valueOf(at));
            return at + 3 >= end
                    ? new Handler.Step.Finished()
                    : new Handler.Step.More(job.argument().deepCopy().put("at", at + 3), 3);
        });
    }

    private static Handlers slowlyTo(int end, List<String> seen) {
        return handlers((company, job) -> {
            int at = job.argument().path("at").asInt(0);
            seen.add(job.id() + " " + at);
            pause(20);
            return at + 3 >= end
                    ? new Handler.Step.Finished()
                    : new Handler.Step.More(job.argument().deepCopy().put("at", at + 3), 3);
        });
    }

    private static Handlers handlers(Handler handler) {
        Map<Job.Kind, Handler> all = new EnumMap<>(Job.Kind.class);
        for (Job.Kind kind : Job.Kind.values()) {
            all.put(kind, handler);
        }
        return new Handlers(all);
    }

    private UUID add(CompanyId company, long total) {
        Jobs jobs = new Jobs(ignored -> {});
        return scope(company)
                .change(change -> jobs.add(change, Job.Kind.PROJECTION, JsonNodeFactory.instance.objectNode(), total)
                        .id());
    }

    private UUID add(CompanyId company, Job.Kind kind, String setting, long total) {
        Jobs jobs = new Jobs(ignored -> {});
        ObjectNode argument = JsonNodeFactory.instance.objectNode().put("setting", setting);
        return scope(company)
                .change(change -> jobs.add(change, kind, argument, total).id());
    }

    private boolean isDone(CompanyId company, UUID id) {
        return read(company, id).state() == Job.State.DONE;
    }

    private Job read(CompanyId company, UUID id) {
        return new Jobs(ignored -> {}).read(scope(company), id).orElseThrow();
    }

    private Optional<Job> lease(Instant now, Instant until) {
        return inStore(store -> store.lease(now, until));
    }

    private boolean save(Job job, Instant held) {
        Instant free = Instant.parse("2999-01-01T00:00:00Z");
        return inStore(store -> store.save(job, held, free, held));
    }

    private <T> T inStore(Function<JobStore, T> work) {
        return database.inCompany(acme.value(), transaction -> work.apply(new JobStore(transaction)));
    }

    private Scope scope(CompanyId company) {
        return new Scope(database, company, Actor.system(), Clock.systemUTC(), ids);
    }

    private CompanyId company(String name) {
        CompanyId id = new CompanyId(ids.next());
        String routingKey = id.toString().substring(28);
        database.acrossCompanies(handle -> {
            new CompanyStore(handle).insert(new Company(id, routingKey, name, 90, Instant.now()));
            return id;
        });
        return id;
    }

    private static void until(BooleanSupplier holds) {
        for (int i = 0; i < 1500 && !holds.getAsBoolean(); i++) {
            pause(20);
        }
        assertThat(holds.getAsBoolean()).as("It came to hold").isTrue();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
