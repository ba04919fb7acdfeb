package dev.muster.traffic;

import dev.muster.schema.Folding;
import dev.muster.store.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Takes people who are erased for good out of the log (rule L2): the requests that changed or showed them go,
/// and those that name them, such as a refused one from before they were there.
///
/// @param transaction that of the erasure
public record RequestErasure(Transaction transaction) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 200;

    /// Most of the log is read before its lock is taken, so that nothing that is written waits for long.
    ///
    /// @param names what they are and were called: userName, externalId, names to be shown, addresses, numbers, ids
    public void erase(Collection<UUID> people, Collection<String> names) {
        SoughtNames sought = new SoughtNames(names.stream()
                .filter(name -> !name.isBlank())
                .map(RequestErasure::inJson)
                .toList());
        Set<UUID> read = new HashSet<>();
        Set<UUID> found = new HashSet<>();
        read(read, found, sought);
        new RequestLogLock(transaction).takeAlone();
        read(read, found, sought);
        found.addAll(linked(people));
        new RequestStore(transaction).delete(List.copyOf(found));
    }

    /// Reads what was not read yet.
    private void read(Set<UUID> read, Set<UUID> found, SoughtNames sought) {
        Set<UUID> before = Set.copyOf(read);
        UUID after = new UUID(0, 0);
        List<LoggedRequest> page;
        do {
            page = page(after, before);
            for (LoggedRequest request : page) {
                read.add(request.id());
                if (sought.standIn(text(request))) {
                    found.add(request.id());
                }
            }
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == AT_ONCE);
    }

    private List<UUID> linked(Collection<UUID> people) {
        return transaction
                .handle()
                .createQuery("""
                select distinct request_id from scim_request_person
                where company_id = :company and person_id = any(:people)
                """)
                .bind("company", transaction.company())
                .bindArray("people", UUID.class, people.toArray())
                .mapTo(UUID.class)
                .list();
    }

    private List<LoggedRequest> page(UUID after, Set<UUID> without) {
        return transaction
                .handle()
                .createQuery("""
                select * from scim_request
                where company_id = :company and id > :after and id <> all(:without) order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("after", after)
                .bindArray("without", UUID.class, without.toArray())
                .bind("limit", AT_ONCE)
                .map(row -> RequestStore.request(row))
                .list();
    }

    private static String text(LoggedRequest request) {
        return Folding.fold(String.join(
                "\n",
                request.path(),
                request.query().toString(),
                inJson(request.summary()),
                orEmpty(request.sent().text()),
                orEmpty(request.answer().text())));
    }

    private static String inJson(String text) {
        String quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
