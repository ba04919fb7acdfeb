package dev.muster.directory.group;

import dev.muster.schema.Folding;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What one line of a table says: that a person is in a group, or, where it names nobody, that there is the group.
///
/// @param facts as text; what is not there says nothing
public record MembershipLine(Map<MembershipFact, String> facts) {

    public MembershipLine {
        facts = Map.copyOf(facts);
    }

    String text(MembershipFact fact) {
        return facts.getOrDefault(fact, "").strip();
    }

    /// The group's name in the form in which it is compared (rule G3).
    String nameKey() {
        return Folding.fold(text(MembershipFact.GROUP));
    }

    /// The member's address in the form in which it is compared.
    String emailKey() {
        return Folding.fold(text(MembershipFact.EMAIL));
    }

    boolean namesMember() {
        return !text(MembershipFact.EMAIL).isEmpty()
                || !text(MembershipFact.MEMBER_ID).isEmpty();
    }

    /// Empty too when the text is no id: it then names nothing.
    Optional<UUID> id(MembershipFact fact) {
        try {
            return Optional.of(UUID.fromString(text(fact)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
