package dev.muster.scim.group;

import dev.muster.directory.Precondition;
import dev.muster.directory.Stored;
import dev.muster.directory.group.MemberChange;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.Answers;
import dev.muster.scim.Conditional;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.ScimLimits;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.ETags;
import dev.muster.scim.message.GroupBody;
import dev.muster.scim.message.ResourceReader;
import dev.muster.scim.patch.GroupPatch;
import dev.muster.scim.patch.Patches;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// `/Groups` (RFC 7644 section 3). A PATCH of members never loads the group, and is answered without it unless
/// the client asks.
public final class GroupEndpoint implements ResourceEndpoint {

    private static final ResourceType TYPE = ResourceType.GROUP;

    private final ResourceUrls urls;

    public GroupEndpoint(ResourceUrls urls) {
        this.urls = urls;
    }

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Response create(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        ObjectNode body = json(request, request.body(ScimLimits.GROUP_BODY));
        GroupBody group = ResourceReader.of(TYPE, caller.habits()).group(body);
        Stored created =
                caller.groups().create(group.resource(), group.members().orElse(List.of()));
        return answer(caller, request, 201, created, selection);
    }

    public Response read(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        Stored group = caller.groups().read(request.pathId("id"));
        if (Conditional.isNotModified(request, group.version())) {
            return Conditional.notModified(group.version());
        }
        return answer(caller, request, 200, group, selection);
    }

    /// A PUT without members empties the group (RFC 7644 section 3.5.1).
    @Override
    public Response replace(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        UUID id = request.pathId("id");
        GroupBody body = parsed(
                caller,
                request,
                id,
                json -> ResourceReader.of(TYPE, caller.habits()).group(json));
        MemberChange members = new MemberChange.SetAll(body.members().orElse(List.of()));
        Stored group =
                caller.groups().change(id, Conditional.precondition(request), old -> body.resource(), List.of(members));
        return answer(caller, request, 200, group, selection);
    }

    @Override
    public Response patch(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        UUID id = request.pathId("id");
        GroupPatch patch = parsed(
                caller,
                request,
                id,
                json -> Patches.of(TYPE, caller.habits(), id).group(json, urls.base()));
        long version = apply(caller, id, Conditional.precondition(request), patch);
        if (!selection.isGiven() && !Conditional.prefers(request, "representation")) {
            return Response.empty(204).with("ETag", ETags.of(version)).with("Location", urls.group(id));
        }
        return answer(caller, request, 200, caller.groups().read(id), selection);
    }

    @Override
    public Response delete(ScimCaller caller, Request request) {
        caller.groups().delete(request.pathId("id"), Conditional.precondition(request));
        return Response.empty(204);
    }

    private static long apply(ScimCaller caller, UUID id, Precondition precondition, GroupPatch patch) {
        return patch.touchesAttributes()
                ? caller.groups()
                        .change(id, precondition, patch.attributes(), patch.members())
                        .version()
                : caller.groups().changeMembers(id, precondition, patch.members());
    }

    /// Reads the body before the group is locked. When the body is refused, an unknown group and a failed
    /// precondition go first.
    private <T> T parsed(ScimCaller caller, Request request, UUID id, Function<ObjectNode, T> reader) {
        byte[] body = request.body(ScimLimits.GROUP_BODY);
        try {
            return reader.apply(json(request, body));
        } catch (Refused refused) {
            Conditional.precondition(request).check(caller.groups().read(id).version());
            throw refused;
        }
    }

    private Response answer(
            ScimCaller caller, Request request, int status, Stored group, AttributeSelection selection) {
        ObjectNode json = new GroupRepresentation(urls, caller, selection)
                .of(List.of(group))
                .getFirst();
        return Answers.of(request, status, json)
                .with("Location", urls.group(group.id()))
                .with("Content-Location", urls.group(group.id()))
                .with("ETag", ETags.of(group.version()));
    }
}
