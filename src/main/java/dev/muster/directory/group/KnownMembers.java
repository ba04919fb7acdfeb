package dev.muster.directory.group;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whom the lines of a table mean among the living: by id, else by address, whatever its case. They are not deleted
/// until the transaction ends.
///
/// @param addresses in the form in which they are compared, by the ids of who has them; empty for none
record KnownMembers(Map<UUID, String> addresses, Map<String, List<UUID>> byAddress) {

    static KnownMembers of(Transaction transaction, List<MembershipLine> lines) {
        Map<UUID, String> addresses = new HashMap<>(new MembershipListing(transaction)
                .addresses(
                        lines.stream().map(MembershipLine::emailKey).distinct().toList(),
                        lines.stream()
                                .flatMap(line -> line.id(MembershipFact.MEMBER_ID).stream())
                                .distinct()
                                .toList()));
        Set<UUID> living = new HashSet<>(new MembershipStore(transaction).livingShared(addresses.keySet()));
        addresses.keySet().retainAll(living);
        addresses.replaceAll((id, address) -> address.strip());
        return new KnownMembers(
                addresses, addresses.keySet().stream().collect(Collectors.groupingBy(id -> addresses.get(id))));
    }

    /// Nobody when the line names a group only.
    ///
    /// @throws Refused with InvalidValue when it is not clear who is meant
    Optional<UUID> meant(MembershipLine line) {
        if (!line.namesMember()) {
            return Optional.empty();
        }
        if (!line.text(MembershipFact.MEMBER_ID).isEmpty()) {
            return Optional.of(line.id(MembershipFact.MEMBER_ID)
                    .filter(addresses::containsKey)
                    .filter(id -> line.emailKey().isEmpty() || line.emailKey().equals(addresses.get(id)))
                    .orElseThrow(() -> wrong(
                            MembershipFact.MEMBER_ID,
                            "No person has this id and this address. Leave the id empty to go by the address.")));
        }
        List<UUID> people = byAddress.getOrDefault(line.emailKey(), List.of());
        if (people.size() > 1) {
            throw wrong(
                    MembershipFact.EMAIL, "Several people have this address; say in the column memberId who is meant.");
        }
        return Optional.of(
                people.stream().findFirst().orElseThrow(() -> wrong(MembershipFact.EMAIL, "Nobody has this address.")));
    }

    private static Refused wrong(MembershipFact fact, String message) {
        return new Refused(new Refusal.InvalidValue(fact.column(), message));
    }
}
