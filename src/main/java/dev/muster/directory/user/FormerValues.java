package dev.muster.directory.user;

import dev.muster.directory.StoredJson;
import dev.muster.schema.Folding;
import dev.muster.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What people were called before, so that whoever is erased vanishes from the history of others too, who once had the
/// same address or named the person as their manager (rule L2). Only digests are kept.
record FormerValues(Transaction transaction) {

    private static final int DIGEST_BYTES = 16;

    /// A change of a person.
    record Step(Person before, Person after) {}

    /// Remembers what is gone from these people. It costs nothing where nothing is.
    void left(Collection<Step> steps) {
        List<String> digests = new ArrayList<>();
        List<UUID> people = new ArrayList<>();
        for (Step step : steps) {
            Set<String> gone = PersonNames.borne(step.before());
            gone.removeAll(PersonNames.borne(step.after()));
            gone.forEach(name -> {
                digests.add(digest(name));
                people.add(step.after().id());
            });
        }
        if (!people.isEmpty()) {
            insert(digests, people);
        }
    }

    private void insert(List<String> digests, List<UUID> people) {
        transaction
                .handle()
                .createUpdate("""
                insert into former_value (company_id, digest, person_id)
                select :company, digest, person from unnest(:digests, :people) as left_behind (digest, person)
                order by digest, person
                on conflict (company_id, digest, person_id) do nothing
                """)
                .bind("company", transaction.company())
                .bindArray("digests", String.class, digests.toArray())
                .bindArray("people", UUID.class, people.toArray())
                .execute();
    }

    /// Takes these names of people who are erased out of the events of everybody else.
    void erase(Collection<UUID> erased, Collection<String> names) {
        forget(erased);
        Set<String> digests = names.stream().map(FormerValues::digest).collect(Collectors.toSet());
        for (UUID other : bearers(digests)) {
            // In this order: who takes a name again meanwhile has its event not among these, or the name already.
            List<Told> events = events(other);
            Set<String> gone = notBorneBy(other, digests);
            events.stream().filter(event -> event.without(gone)).forEach(this::save);
        }
        transaction
                .handle()
                .createUpdate("delete from former_value where company_id = :company and digest = any(:digests)")
                .bind("company", transaction.company())
                .bindArray("digests", String.class, digests.toArray())
                .execute();
    }

    /// What somebody is called now is its own: without it the events would no longer tell how the person came to be
    /// as it is.
    private Set<String> notBorneBy(UUID person, Set<String> digests) {
        Set<String> borne = new UserStore(transaction)
                .read(person).map(PersonNames::inEvents).orElse(Set.of()).stream()
                        .map(FormerValues::digest)
                        .collect(Collectors.toSet());
        return digests.stream().filter(digest -> !borne.contains(digest)).collect(Collectors.toSet());
    }

    private void forget(Collection<UUID> people) {
        transaction
                .handle()
                .createUpdate("delete from former_value where company_id = :company and person_id = any(:people)")
                .bind("company", transaction.company())
                .bindArray("people", UUID.class, people.toArray())
                .execute();
    }

    private List<UUID> bearers(Set<String> digests) {
        return transaction
                .handle()
                .createQuery("""
                select distinct person_id from former_value
                where company_id = :company and digest = any(:digests) order by person_id
                """)
                .bind("company", transaction.company())
                .bindArray("digests", String.class, digests.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /// What an event says of before and after.
    private record Told(
            UUID id, @Nullable ObjectNode before, @Nullable ObjectNode after) {

        /// @return whether anything was there
        boolean without(Set<String> digests) {
            boolean wasBefore = without(before, digests);
            boolean isAfter = without(after, digests);
            return wasBefore || isAfter;
        }

        private static boolean without(@Nullable ObjectNode side, Set<String> digests) {
            if (side == null) {
                return false;
            }
            int size = side.size();
            side.removeIf(value -> value.isString() && digests.contains(digest(value.stringValue())));
            return side.size() < size;
        }
    }

    private List<Told> events(UUID person) {
        return transaction
                .handle()
                .createQuery("select id, before, after from event where company_id = :company and subject_id = :person")
                .bind("company", transaction.company())
                .bind("person", person)
                .map(row -> new Told(
                        row.getObject("id", UUID.class), side(row.getString("before")), side(row.getString("after"))))
                .list();
    }

    private static @Nullable ObjectNode side(@Nullable String json) {
        return json == null ? null : StoredJson.object(json);
    }

    private void save(Told event) {
        transaction
                .handle()
                .createUpdate("""
                update event set before = :before::jsonb, after = :after::jsonb where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bind("id", event.id())
                .bind("before", event.before() == null ? null : event.before().toString())
                .bind("after", event.after() == null ? null : event.after().toString())
                .execute();
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Folding.fold(name.strip()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
