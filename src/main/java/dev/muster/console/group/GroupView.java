package dev.muster.console.group;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.directory.Lock;
import dev.muster.directory.group.GroupPage;
import dev.muster.directory.group.Membership;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One target group and a page of its members.
///
/// @param form for its name
/// @param memberships of the people on the page, this group among them
/// @param from the person after whom the page begins, or null
/// @param next the last person of the page when more follow, or null
/// @param search what people were looked for by, or an empty text
/// @param offered the people found, who are not in the group yet
/// @param setting the name of the setting that generates or mirrors it, or an empty text
public record GroupView(
        TargetGroup group,
        FilledForm form,
        List<Lock> locks,
        List<Person> members,
        Map<UUID, List<Membership>> memberships,
        @Nullable UUID from,
        @Nullable UUID next,
        String search,
        List<Person> offered,
        String setting)
        implements View {

    @Override
    public String template() {
        return "group/group";
    }

    public Optional<Lock> lock(String part) {
        return locks.stream().filter(lock -> lock.part().equals(part)).findFirst();
    }

    public boolean isManyMembers() {
        return group.memberCount() > GroupPage.MOST_COUNTED;
    }

    /// The address of somebody who is called otherwise; an empty text for who has no other name.
    public static String besides(Person person) {
        String name = person.name().orElse("");
        return person.email().filter(address -> !address.equals(name)).orElse("");
    }

    /// Why a hand cannot take the person out of the group.
    public Optional<Lock> lock(Person person) {
        return memberships.getOrDefault(person.id(), List.of()).stream()
                .filter(membership -> membership.group().id().equals(group.id()))
                .findFirst()
                .map(Membership::lock);
    }
}
