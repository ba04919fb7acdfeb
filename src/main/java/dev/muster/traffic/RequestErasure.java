package dev.muster.traffic;

import dev.muster.schema.Folding;
import dev.muster.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Takes people who are erased for good out of the log (rule L2): the requests that changed or showed them go,
/// and those that name them, such as a refused one from before they were there.
///
/// @param transaction that of the erasure
public record RequestErasure(Transaction transaction) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 200;
    private static final String LIMITS = " \t\r\n\"'\\/,;:()[]{}<>=&?";

    /// @param names what they were called: userName, externalId, addresses, ids
    public void erase(Collection<UUID> people, Collection<String> names) {
        RequestStore store = new RequestStore(transaction);
        store.delete(linked(people));
        Set<String> folded = names.stream()
                .filter(name -> !name.isBlank())
                .map(name -> Folding.fold(inJson(name)))
                .collect(Collectors.toSet());
        UUID after = new UUID(0, 0);
        List<LoggedRequest> page;
        do {
            page = page(after);
            store.delete(page.stream()
                    .filter(request -> names(request, folded))
                    .map(LoggedRequest::id)
                    .toList());
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

    private List<LoggedRequest> page(UUID after) {
        return transaction
                .handle()
                .createQuery("""
                select * from scim_request where company_id = :company and id > :after order by id limit :limit
                """)
                .bind("company", transaction.company())
                .bind("after", after)
                .bind("limit", AT_ONCE)
                .map(row -> RequestStore.request(row))
                .list();
    }

    private static boolean names(LoggedRequest request, Set<String> names) {
        String text = Folding.fold(String.join(
                "\n",
                request.path(),
                request.query().toString(),
                inJson(request.summary()),
                orEmpty(request.sent().text()),
                orEmpty(request.answer().text())));
        return names.stream().anyMatch(name -> stands(text, name));
    }

    /// As a word of its own: who is called `a` is not everywhere.
    private static boolean stands(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || LIMITS.indexOf(text.charAt(at - 1)) >= 0;
            boolean ends = end == text.length() || LIMITS.indexOf(text.charAt(end)) >= 0;
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static String inJson(String text) {
        String quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
