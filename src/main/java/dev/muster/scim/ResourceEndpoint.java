package dev.muster.scim;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.schema.ResourceType;
import dev.muster.scim.message.AttributeSelection;
import dev.muster.scim.message.JsonBody;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    default AttributeSelection selection(ScimCaller caller, Request request) {
        @Nullable String attributes = request.parameter("attributes").orElse(null);
        @Nullable String excluded = request.parameter("excludedAttributes").orElse(null);
        return AttributeSelection.of(asked(caller, Arrays.asList(attributes, excluded)), attributes, excluded);
    }

    /// The type as the caller's company has it, where these words name its attributes.
    default ResourceType asked(ScimCaller caller, List<@Nullable String> words) {
        return type();
    }

    /// The body as JSON, in the media type that the request names.
    default ObjectNode json(Request request, byte[] body) {
        return JsonBody.read(body, request.header("Content-Type").orElse(null));
    }
}
