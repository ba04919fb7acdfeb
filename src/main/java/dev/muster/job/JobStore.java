package dev.muster.job;

import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The jobs of one company.
record JobStore(Transaction transaction) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Optional<Job> read(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select id, kind, state, done, total, argument, attempts from job where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .map(row -> job(row))
                .findOne();
    }

    List<Job> running() {
        return transaction
                .handle()
                .createQuery("""
                select id, kind, state, done, total, argument, attempts from job
                where company_id = :company and state = 'running' order by id
                """)
                .bind("company", transaction.company())
                .map(row -> job(row))
                .list();
    }

    List<Job> running(Job.Kind kind) {
        return transaction
                .handle()
                .createQuery("""
                select id, kind, state, done, total, argument, attempts from job
                where company_id = :company and state = 'running' and kind = :kind order by id
                """)
                .bind("company", transaction.company())
                .bind("kind", kind.word())
                .map(row -> job(row))
                .list();
    }

    Optional<Instant> lastWorked(UUID since, UUID request) {
        return transaction
                .handle()
                .createQuery("""
                select updated_at from job
                where company_id = :company and id >= :since and argument ->> 'requestId' = :request
                order by updated_at desc limit 1
                """)
                .bind("company", transaction.company())
                .bind("since", since)
                .bind("request", request.toString())
                .map(row -> Timestamps.of(row, "updated_at"))
                .findOne();
    }

    boolean anyRunning() {
        return transaction
                .handle()
                .createQuery("""
                select exists (select 1 from job where company_id = :company and state = 'running')
                """)
                .bind("company", transaction.company())
                .mapTo(Boolean.class)
                .one();
    }

    void insert(Job job, Instant now) {
        transaction
                .handle()
                .createUpdate("""
                insert into job (company_id, id, kind, state, done, total, argument, attempts, created_at, updated_at)
                values (:company, :id, :kind, :state, :done, :total, :argument::jsonb, :attempts, :now, :now)
                """)
                .bind("company", transaction.company())
                .bind("id", job.id())
                .bind("kind", job.kind().word())
                .bind("state", job.state().word())
                .bind("done", job.done())
                .bind("total", job.total())
                .bind("argument", job.argument().toString())
                .bind("attempts", job.attempts())
                .bind("now", now)
                .execute();
    }

    /// Takes the job that nobody works on and that had no turn for longest; `until` is the lease, and the proof of
    /// holding it. Jobs of one kind for one setting are done in their order, unless the older one fails: what
    /// was asked last is done last.
    Optional<Job> lease(Instant now, Instant until) {
        return transaction
                .handle()
                .createQuery("""
                update job set leased_until = :until, updated_at = :now
                where company_id = :company and id = (
                    select id from job j
                    where company_id = :company and state = 'running' and (leased_until is null or leased_until <= :now)
                      and not exists (
                          select 1 from job older
                          where older.company_id = :company and older.state = 'running' and older.attempts = 0
                            and older.id < j.id and older.kind = j.kind
                            and older.argument ->> 'setting' = j.argument ->> 'setting')
                    order by updated_at, id limit 1 for update skip locked)
                returning id, kind, state, done, total, argument, attempts
                """)
                .bind("company", transaction.company())
                .bind("now", now)
                .bind("until", until)
                .map(row -> job(row))
                .findOne();
    }

    /// Writes down how far a job got and until when it is leased from now on. False when the lease was lost to
    /// another node.
    boolean save(Job job, Instant held, Instant next, Instant now) {
        return transaction
                        .handle()
                        .createUpdate("""
                update job
                set state = :state, done = :done, argument = :argument::jsonb, attempts = :attempts,
                    leased_until = :next, updated_at = :now
                where company_id = :company and id = :id and leased_until = :held and state = 'running'
                """)
                        .bind("company", transaction.company())
                        .bind("id", job.id())
                        .bind("state", job.state().word())
                        .bind("done", job.done())
                        .bind("argument", job.argument().toString())
                        .bind("attempts", job.attempts())
                        .bind("held", held)
                        .bind("next", next)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                Job.Kind.of(row.getString("kind")).orElseThrow(),
                state(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                (ObjectNode) JSON.readTree(row.getString("argument")),
                row.getInt("attempts"));
    }

    private static Job.State state(String word) {
        return switch (word) {
            case "running" -> Job.State.RUNNING;
            case "done" -> Job.State.DONE;
            case "failed" -> Job.State.FAILED;
            default -> throw new IllegalStateException("Unknown state of a job in the database");
        };
    }
}
