package dev.muster.scim.user;

import dev.muster.directory.Stored;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.schema.ResourceType;
import dev.muster.scim.Answers;
import dev.muster.scim.Conditional;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.ScimLimits;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.ETags;
import dev.muster.scim.message.ResourceReader;
import dev.muster.scim.patch.Patches;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/Users` (RFC 7644 section 3). The body of a change is judged after the resource is found and its
/// precondition holds.
public final class UserEndpoint implements ResourceEndpoint {

    private final ResourceUrls urls;

    public UserEndpoint(ResourceUrls urls) {
        this.urls = urls;
    }

    @Override
    public ResourceType type() {
        return ResourceType.USER;
    }

    @Override
    public ResourceType asked(ScimCaller caller, List<@Nullable String> words) {
        return caller.userType().asked(words);
    }

    @Override
    public Response create(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        ObjectNode body = json(request, request.body(ScimLimits.BODY));
        Stored user = caller.users().create(read(caller, body));
        return answer(caller, request, 201, user, selection);
    }

    public Response read(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        Stored user = caller.users().read(request.pathId("id"), selection.wants("groups"));
        if (Conditional.isNotModified(request, user.version())) {
            return Conditional.notModified(user.version());
        }
        return answer(caller, request, 200, user, selection);
    }

    @Override
    public Response replace(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        byte[] body = request.body(ScimLimits.BODY);
        Stored user = caller.users()
                .change(
                        request.pathId("id"),
                        Conditional.precondition(request),
                        old -> read(caller, json(request, body)));
        return answer(caller, request, 200, user, selection);
    }

    @Override
    public Response patch(ScimCaller caller, Request request) {
        AttributeSelection selection = selection(caller, request);
        UUID id = request.pathId("id");
        byte[] body = request.body(ScimLimits.BODY);
        Stored user = caller.users()
                .change(id, Conditional.precondition(request), old -> patched(caller, id, json(request, body), old));
        if (Conditional.prefers(request, "minimal") && !selection.isGiven()) {
            return identified(Response.empty(204), user);
        }
        return answer(caller, request, 200, user, selection);
    }

    @Override
    public Response delete(ScimCaller caller, Request request) {
        caller.users().delete(request.pathId("id"), Conditional.precondition(request));
        return Response.empty(204);
    }

    private static ObjectNode read(ScimCaller caller, ObjectNode body) {
        ResourceType type = caller.userType().written(body, caller.habits());
        return ResourceReader.of(type, caller.habits()).user(body);
    }

    private static ObjectNode patched(ScimCaller caller, UUID id, ObjectNode body, ObjectNode old) {
        ResourceType type = caller.userType().written(body, caller.habits());
        return Patches.of(type, caller.habits(), id).user(body).apply(old);
    }

    private Response answer(ScimCaller caller, Request request, int status, Stored user, AttributeSelection selection) {
        ObjectNode json = new UserRepresentation(urls, caller, selection).of(user);
        return identified(Answers.of(request, status, json), user).with("Content-Location", urls.user(user.id()));
    }

    private Response identified(Response response, Stored user) {
        return response.with("Location", urls.user(user.id())).with("ETag", ETags.of(user.version()));
    }
}
