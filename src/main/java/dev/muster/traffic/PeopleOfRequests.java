package dev.muster.traffic;

import dev.muster.job.Jobs;
import dev.muster.store.Transaction;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who stands behind the ids in requests, and what requests changed.
record PeopleOfRequests(Transaction transaction) {

    /// Whether somebody was erased since the request began.
    boolean anybodyErased(UUID request) {
        return transaction
                .handle()
                .createQuery("""
                select exists (
                    select 1 from event where company_id = :company and id >= :since and kind = 'user.erased')
                """)
                .bind("company", transaction.company())
                .bind("since", Moments.before(request))
                .mapTo(Boolean.class)
                .one();
    }

    /// @return the person of each resource that is somebody's
    Map<UUID, UUID> ofResources(Set<UUID> resources) {
        Map<UUID, UUID> people = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select resource_id, id from target_user where company_id = :company and resource_id = any(:resources)
                """)
                .bind("company", transaction.company())
                .bindArray("resources", UUID.class, resources.toArray())
                .map(row -> Map.entry(row.getObject("resource_id", UUID.class), row.getObject("id", UUID.class)))
                .forEach(found -> people.put(found.getKey(), found.getValue()));
        return people;
    }

    /// @return the people whom each of these requests changed
    Map<UUID, Set<UUID>> changedBy(List<UUID> requests) {
        Map<UUID, Set<UUID>> changed = new HashMap<>();
        transaction
                .handle()
                .createQuery("""
                select request_id, subject_id from event
                where company_id = :company and id >= :since and subject_type = 'user' and request_id = any(:requests)
                """)
                .bind("company", transaction.company())
                .bind("since", Moments.before(Collections.min(requests)))
                .bindArray(
                        "requests",
                        String.class,
                        requests.stream().map(UUID::toString).toArray())
                .map(row -> Map.entry(
                        UUID.fromString(row.getString("request_id")), row.getObject("subject_id", UUID.class)))
                .forEach(found -> changed.computeIfAbsent(found.getKey(), ignored -> new HashSet<>())
                        .add(found.getValue()));
        return changed;
    }

    /// In the order of the changes, those included that a job made for the request later.
    List<Requests.Changed> changes(LoggedRequest request, int limit) {
        UUID ended = Moments.after(request.id(), request.duration());
        UUID until = Jobs.lastWorked(transaction, Moments.before(request.id()), request.id())
                .map(Moments::after)
                .filter(worked -> worked.compareTo(ended) > 0)
                .orElse(ended);
        return transaction
                .handle()
                .createQuery("""
                select id, kind, subject_type, subject_id from event
                where company_id = :company and id >= :since and id < :until and request_id = :request
                order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("since", Moments.before(request.id()))
                .bind("until", until)
                .bind("request", request.id().toString())
                .bind("limit", limit)
                .map(row -> new Requests.Changed(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class)))
                .list();
    }
}
