package dev.muster.console.group;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.Directory;
import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.Membership;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.group.TargetGroups;
import dev.muster.directory.user.PeopleOrder;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.PeopleWalk;
import dev.muster.directory.user.Person;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One target group: its name, its members page by page, and who is put into it or taken out of it by hand.
public record MemberPages(Console console, Settings settings) {

    private static final int AT_ONCE = 50;
    private static final int OFFERED = 10;
    private static final int LONGEST_SEARCH = 256;
    private static final UUID START = new UUID(0, 0);
    private static final String NAME = "name";

    public Response show(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GROUPS);
        TargetGroup group = new Directory(visit.scope()).targetGroups().read(request.pathId("group"));
        return console.show(page, view(visit, request, group, FilledForm.fresh(page, Map.of(NAME, group.name()))));
    }

    private GroupView view(Visit visit, Request request, TargetGroup group, FilledForm form) {
        Directory directory = new Directory(visit.scope());
        TargetGroups groups = directory.targetGroups();
        @Nullable UUID from = request.parameter("after").flatMap(GroupPages::id).orElse(null);
        List<UUID> ids = groups.members(group.id(), from == null ? START : from, AT_ONCE + 1);
        List<UUID> shown = ids.subList(0, Math.min(AT_ONCE, ids.size()));
        String search = request.parameter("find").orElse("").strip();
        return new GroupView(
                group,
                form,
                groups.locks(List.of(group)).getOrDefault(group.id(), List.of()),
                directory.people().read(shown),
                groups.memberships(shown),
                from,
                ids.size() > AT_ONCE ? shown.getLast() : null,
                search,
                offered(directory, search, group),
                group.settingId() == null ? "" : settings.names(visit.scope()).getOrDefault(group.settingId(), ""));
    }

    /// People found by how they are called who are not in the group yet.
    private static List<Person> offered(Directory directory, String search, TargetGroup group) {
        if (search.isEmpty() || search.length() > LONGEST_SEARCH || !Folding.isStorable(search)) {
            return List.of();
        }
        PeopleQuery query = new PeopleQuery(null, null, null, null, Map.of(), search, null);
        List<Person> found = directory
                .people()
                .walk(query, new PeopleWalk(PeopleOrder.NAME, null, false, 2 * OFFERED))
                .people();
        Map<UUID, List<Membership>> memberships = directory
                .targetGroups()
                .memberships(found.stream().map(Person::id).toList());
        return found.stream()
                .filter(person -> memberships.getOrDefault(person.id(), List.of()).stream()
                        .noneMatch(in -> in.group().id().equals(group.id())))
                .limit(OFFERED)
                .toList();
    }

    public Response rename(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GROUPS);
        FilledForm form = FilledForm.sent(page, request);
        TargetGroups groups = new Directory(visit.scope()).targetGroups();
        TargetGroup before = groups.read(request.pathId("group"));
        String name = form.text(NAME, GroupPages.LONGEST_NAME);
        @Nullable
        TargetGroup renamed =
                form.isWrong() ? null : form.attempt(() -> groups.rename(before.id(), new GroupName(name)));
        return renamed == null
                ? console.show(422, page, view(visit, request, before, form))
                : console.done(address(page, before.id()), "group-renamed");
    }

    /// A button of the page posts it; who comes too late is told by the next page.
    public Response add(Visit visit, Request request) {
        Page page = console.page(request, visit);
        UUID group = request.pathId("group");
        UUID person = GroupPages.id(FilledForm.sent(page, request).typed("user"))
                .orElseThrow(() -> new Refused(new Refusal.NotFound("target user")));
        new Directory(visit.scope()).targetGroups().addByHand(group, List.of(person));
        return console.done(address(page, group), "person-joined");
    }

    public Response remove(Visit visit, Request request) {
        UUID group = request.pathId("group");
        new Directory(visit.scope()).targetGroups().removeByHand(group, request.pathId("user"));
        return console.done(address(console.page(request, visit), group), "person-left");
    }

    private static String address(Page page, UUID group) {
        return page.address(Place.GROUPS) + "/" + group;
    }
}
