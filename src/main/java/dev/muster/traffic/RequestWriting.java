package dev.muster.traffic;

import dev.muster.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes down a batch of one company's requests and whom each of them changed or showed.
record RequestWriting(Transaction transaction) {

    /// How many requests of a setting are kept.
    static final int KEPT = 1000;

    void write(List<ObservedRequest.Note> notes) {
        List<LoggedRequest> requests =
                notes.stream().map(ObservedRequest.Note::request).toList();
        UUID oldest =
                requests.stream().map(LoggedRequest::id).min(UUID::compareTo).orElseThrow();
        PeopleOfRequests people = new PeopleOfRequests(transaction);
        new RequestLogLock(transaction).share();
        // Somebody was erased while these waited, and may stand in any of them (rule L2).
        if (people.anybodyErased(oldest)) {
            return;
        }
        RequestStore store = new RequestStore(transaction);
        store.insert(requests);
        store.link(links(notes, people));
        new TreeSet<>(requests.stream().map(LoggedRequest::setting).toList())
                .forEach(setting -> store.keepNewest(setting, KEPT));
    }

    private static Map<UUID, Set<UUID>> links(List<ObservedRequest.Note> notes, PeopleOfRequests people) {
        Set<UUID> named = notes.stream().flatMap(note -> note.named().stream()).collect(Collectors.toSet());
        Map<UUID, UUID> personOf = people.ofResources(named);
        Map<UUID, Set<UUID>> changed =
                people.changedBy(notes.stream().map(note -> note.request().id()).toList());
        return notes.stream().collect(Collectors.toMap(note -> note.request().id(), note -> {
            Set<UUID> linked = new HashSet<>(changed.getOrDefault(note.request().id(), Set.of()));
            note.named().stream()
                    .filter(personOf::containsKey)
                    .map(personOf::get)
                    .forEach(linked::add);
            return linked;
        }));
    }
}
