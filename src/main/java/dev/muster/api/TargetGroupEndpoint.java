package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.Directory;
import dev.muster.directory.Lock;
import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Person;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Jobs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/target-groups` and their members
///
/// @param people words the members
record TargetGroupEndpoint(TargetUserEndpoint people, Jobs jobs) {

    private static final int LONGEST_NAME = 256;
    private static final int MOST_MEMBERS = 10_000;

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        List<TargetGroup> groups = new Directory(scope).targetGroups().page(page.after(), page.fetched());
        Map<UUID, List<Lock>> locks = new Directory(scope).targetGroups().locks(groups);
        return page.answer(groups, TargetGroup::id, group -> json(group, locks.getOrDefault(group.id(), List.of())));
    }

    Response create(Scope scope, Request request) {
        return answer(201, scope, new Directory(scope).targetGroups().create(name(request)));
    }

    Response get(Scope scope, Request request) {
        return answer(200, scope, new Directory(scope).targetGroups().read(request.pathId("group")));
    }

    Response change(Scope scope, Request request) {
        UUID id = request.pathId("group");
        return answer(200, scope, new Directory(scope).targetGroups().rename(id, name(request)));
    }

    Response delete(Scope scope, Request request) {
        return new Directory(scope)
                .targetGroups()
                .delete(request.pathId("group"), jobs)
                .map(JobEndpoint::accepted)
                .orElseGet(() -> Response.empty(204));
    }

    Response members(Scope scope, Request request) {
        Page page = Page.of(request);
        Directory directory = new Directory(scope);
        List<UUID> members = directory.targetGroups().members(request.pathId("group"), page.after(), page.fetched());
        List<Person> shown = directory.people().read(members, TargetUserEndpoint.MOST_BYTES);
        boolean more = members.size() == page.fetched() || (!shown.isEmpty() && shown.size() < members.size());
        return page.answer(shown, more, Person::id, people.words(scope, shown)::json);
    }

    Response addMembers(Scope scope, Request request) {
        Form form = Form.of(Json.read(request));
        List<UUID> ids = form.ids("ids", MOST_MEMBERS);
        form.finish();
        new Directory(scope).targetGroups().addByHand(request.pathId("group"), ids);
        return Response.empty(204);
    }

    Response removeMember(Scope scope, Request request) {
        new Directory(scope).targetGroups().removeByHand(request.pathId("group"), request.pathId("user"));
        return Response.empty(204);
    }

    private static GroupName name(Request request) {
        Form form = Form.of(Json.read(request));
        String name = form.text("name", LONGEST_NAME);
        form.finish();
        return new GroupName(name);
    }

    private static Response answer(int status, Scope scope, TargetGroup group) {
        Map<UUID, List<Lock>> locks = new Directory(scope).targetGroups().locks(List.of(group));
        return Json.response(status, json(group, locks.getOrDefault(group.id(), List.of())));
    }

    private static ObjectNode json(TargetGroup group, List<Lock> locks) {
        UUID setting = group.settingId();
        return Json.object()
                .put("id", group.id().toString())
                .put("name", group.name())
                .put("origin", group.origin().word())
                .put("settingId", setting == null ? null : setting.toString())
                .put("memberCount", group.memberCount())
                .set("locks", LockJson.of(locks));
    }
}
