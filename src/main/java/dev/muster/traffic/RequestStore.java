package dev.muster.traffic;

import dev.muster.store.PreparedBatch;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The logged requests of one company.
record RequestStore(Transaction transaction) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long NANOS = 1000;

    /// Requests of a setting that is gone are passed over.
    void insert(List<LoggedRequest> requests) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into scim_request (company_id, id, setting_id, at, duration_micros, method, path, query, headers,
                    resource_type, status, scim_type, summary, sent_size, sent, sent_note, answer_size, answer, answer_note)
                select company_id, :id, id, :at, :duration, :method, :path, :query::jsonb, :headers::jsonb,
                    :resourceType, :status, :scimType, :summary, :sentSize, :sent, :sentNote, :answerSize, :answer, :answerNote
                from scim_setting where company_id = :company and id = :setting and deleted_at is null
                on conflict do nothing
                """);
        requests.forEach(request -> bind(batch, request));
        batch.execute();
    }

    private void bind(PreparedBatch batch, LoggedRequest request) {
        batch.bind("company", transaction.company())
                .bind("id", request.id())
                .bind("setting", request.setting())
                .bind("at", request.at())
                .bind("duration", request.duration().toNanos() / NANOS)
                .bind("method", request.method())
                .bind("path", request.path())
                .bind("query", request.query().toString())
                .bind("headers", request.headers().toString())
                .bind("resourceType", request.resourceType())
                .bind("status", request.status())
                .bind("scimType", request.scimType())
                .bind("summary", request.summary())
                .bind("sentSize", request.sent().size())
                .bind("sent", request.sent().text())
                .bind("sentNote", request.sent().note())
                .bind("answerSize", request.answer().size())
                .bind("answer", request.answer().text())
                .bind("answerNote", request.answer().note())
                .add();
    }

    /// @param people by request
    void link(Map<UUID, Set<UUID>> people) {
        PreparedBatch batch = transaction.handle().prepareBatch("""
                insert into scim_request_person (company_id, person_id, request_id)
                select company_id, :person, id from scim_request where company_id = :company and id = :request
                on conflict do nothing
                """);
        people.forEach((request, linked) -> linked.forEach(person -> batch.bind("company", transaction.company())
                .bind("person", person)
                .bind("request", request)
                .add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void keepNewest(UUID setting, int kept) {
        delete(transaction
                .handle()
                .createQuery("""
                select id from scim_request where company_id = :company and setting_id = :setting
                order by id desc offset :kept
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("kept", kept)
                .mapTo(UUID.class)
                .list());
    }

    /// @return how many were there; at most `limit` are erased at once
    int eraseBefore(Instant end, int limit) {
        List<UUID> old = transaction
                .handle()
                .createQuery("""
                select id from scim_request where company_id = :company and id < :end order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("end", Moments.firstId(end))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
        delete(old);
        return old.size();
    }

    void delete(List<UUID> requests) {
        if (requests.isEmpty()) {
            return;
        }
        run("delete from scim_request_person where company_id = :company and request_id = any(:requests)", requests);
        run("delete from scim_request where company_id = :company and id = any(:requests)", requests);
    }

    /// A page, the newest first.
    ///
    /// @param withBodies whether bodies are read, which are most of a request
    List<LoggedRequest> page(UUID setting, RequestQuery query, UUID before, int limit, boolean withBodies) {
        return transaction
                .handle()
                .createQuery("""
                select r.id, r.setting_id, r.at, r.duration_micros, r.method, r.path, r.query, r.headers, r.resource_type,
                    r.status, r.scim_type, r.summary, r.sent_size, case when :bodies then r.sent end as sent, r.sent_note,
                    r.answer_size, case when :bodies then r.answer end as answer, r.answer_note
                from scim_request r
                where r.company_id = :company and r.setting_id = :setting and r.id < :before
                  and (:status::integer is null or r.status / 100 = :status)
                  and (:method::text is null or r.method = :method)
                  and (:resourceType::text is null or r.resource_type = :resourceType)
                  and (:person::uuid is null or exists (
                      select 1 from scim_request_person p
                      where p.company_id = r.company_id and p.request_id = r.id and p.person_id = :person))
                order by r.id desc limit :limit
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("before", before)
                .bind("status", query.statusClass())
                .bind("method", query.method())
                .bind("resourceType", query.resourceType())
                .bind("person", query.person())
                .bind("limit", limit)
                .bind("bodies", withBodies)
                .map(row -> request(row))
                .list();
    }

    Optional<LoggedRequest> read(UUID setting, UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select * from scim_request where company_id = :company and setting_id = :setting and id = :id
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", id)
                .map(row -> request(row))
                .findOne();
    }

    private void run(String statement, List<UUID> requests) {
        transaction
                .handle()
                .createUpdate(statement)
                .bind("company", transaction.company())
                .bindArray("requests", UUID.class, requests.toArray())
                .execute();
    }

    static LoggedRequest request(ResultSet row) throws SQLException {
        return new LoggedRequest(
                row.getObject("id", UUID.class),
                row.getObject("setting_id", UUID.class),
                Timestamps.of(row, "at"),
                Duration.ofNanos(row.getLong("duration_micros") * NANOS),
                row.getString("method"),
                row.getString("path"),
                (ObjectNode) JSON.readTree(row.getString("query")),
                (ObjectNode) JSON.readTree(row.getString("headers")),
                row.getString("resource_type"),
                row.getInt("status"),
                row.getString("scim_type"),
                row.getString("summary"),
                new KeptBody(row.getLong("sent_size"), row.getString("sent"), row.getString("sent_note")),
                new KeptBody(row.getLong("answer_size"), row.getString("answer"), row.getString("answer_note")));
    }
}
