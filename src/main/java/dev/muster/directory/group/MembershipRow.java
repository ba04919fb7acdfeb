package dev.muster.directory.group;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A group and somebody in it, or a group in which nobody is.
///
/// @param member null for nobody
public record MembershipRow(
        TargetGroup.Reference group, @Nullable Member member) {

    /// @param email null where the person has no address
    public record Member(UUID id, @Nullable String email, Givers givers) {}

    /// As a table tells it; what is not there is left out.
    public Map<MembershipFact, String> facts() {
        Map<MembershipFact, String> facts = new EnumMap<>(MembershipFact.class);
        facts.put(MembershipFact.GROUP, group.name());
        facts.put(MembershipFact.ORIGIN, group.origin().word());
        facts.put(MembershipFact.GROUP_ID, group.id().toString());
        if (member != null) {
            facts.put(MembershipFact.EMAIL, member.email() == null ? "" : member.email());
            facts.put(MembershipFact.GIVEN_BY, member.givers().text());
            facts.put(MembershipFact.MEMBER_ID, member.id().toString());
        }
        return facts;
    }
}
