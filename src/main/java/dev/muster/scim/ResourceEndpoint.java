package dev.muster.scim;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.schema.ResourceType;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.JsonBody;
import tools.jackson.databind.node.ObjectNode;

/// What changes resources of one type, whether the request came alone or as an operation of a bulk (RFC 7644
/// section 3.2): there is no other way in. Except for `create`, the path names the resource by `id`.
public interface ResourceEndpoint {

    ResourceType type();

    Response create(ScimCaller caller, Request request);

    Response replace(ScimCaller caller, Request request);

    Response patch(ScimCaller caller, Request request);

    Response delete(ScimCaller caller, Request request);

    /// Which attributes the answer is to show.
    default AttributeSelection selection(Request request) {
        return AttributeSelection.of(
                type(),
                request.parameter("attributes").orElse(null),
                request.parameter("excludedAttributes").orElse(null));
    }

    /// The body as JSON, in the media type that the request names.
    default ObjectNode json(Request request, byte[] body) {
        return JsonBody.read(body, request.header("Content-Type").orElse(null));
    }
}
