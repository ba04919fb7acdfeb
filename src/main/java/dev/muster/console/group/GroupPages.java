package dev.muster.console.group;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.Directory;
import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.GroupPage;
import dev.muster.directory.group.GroupWalk;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.group.TargetGroups;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Jobs;
import dev.muster.schema.Folding;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The list of target groups, making one and deleting one.
public record GroupPages(Console console, Jobs jobs) {

    static final int LONGEST_NAME = 256;
    private static final int AT_ONCE = 50;
    private static final String NAME = "name";

    public Response list(Visit visit, Request request) {
        GroupWalk walk = walk(request);
        TargetGroups groups = new Directory(visit.scope()).targetGroups();
        GroupPage found = groups.walk(walk);
        return console.show(
                console.page(request, visit).at(Place.GROUPS),
                new GroupList(walk, found, groups.locks(found.groups())));
    }

    /// What makes no sense in the address is passed over.
    private static GroupWalk walk(Request request) {
        Optional<UUID> before = request.parameter("before").flatMap(GroupPages::id);
        Optional<UUID> after = request.parameter("after").flatMap(GroupPages::id);
        String search = request.parameter("search").orElse("").strip();
        return new GroupWalk(
                search.length() <= LONGEST_NAME && Folding.isStorable(search) ? search : "",
                request.parameter("origin").flatMap(GroupPages::origin).orElse(null),
                before.or(() -> after).orElse(null),
                before.isPresent(),
                AT_ONCE);
    }

    private static Optional<TargetGroup.Origin> origin(String word) {
        return Arrays.stream(TargetGroup.Origin.values())
                .filter(origin -> origin.word().equals(word))
                .findFirst();
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Response form(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GROUPS);
        return console.show(page, new NewGroup(FilledForm.fresh(page, Map.of())));
    }

    public Response create(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GROUPS);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, LONGEST_NAME);
        @Nullable
        TargetGroup made = form.isWrong()
                ? null
                : form.attempt(() -> new Directory(visit.scope()).targetGroups().create(new GroupName(name)));
        return made == null
                ? console.show(422, page, new NewGroup(form))
                : console.done(page.address(Place.GROUPS) + "/" + made.id(), "group-created");
    }

    public Response ask(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GROUPS);
        return console.show(page, new DeleteGroup(read(visit, request), FilledForm.fresh(page, Map.of())));
    }

    /// When too many people leave at once, a job finishes it; the group is gone from the lists right away.
    public Response delete(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GROUPS);
        FilledForm form = FilledForm.sent(page, request);
        TargetGroup group = read(visit, request);
        @Nullable
        TargetGroup deleted = form.attempt(() -> {
            new Directory(visit.scope()).targetGroups().delete(group.id(), jobs);
            return group;
        });
        return deleted == null
                ? console.show(422, page, new DeleteGroup(group, form))
                : console.done(page.address(Place.GROUPS), "group-deleted");
    }

    private static TargetGroup read(Visit visit, Request request) {
        return new Directory(visit.scope()).targetGroups().read(request.pathId("group"));
    }
}
