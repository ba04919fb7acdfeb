package dev.muster.scim;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.schema.ResourceType;

/// What changes resources of one type, whether the request came alone or as an operation of a bulk (RFC 7644
/// section 3.2): there is no other way in. Except for `create`, the path names the resource by `id`.
public interface ResourceEndpoint {

    ResourceType type();

    Response create(ScimCaller caller, Request request);

    Response replace(ScimCaller caller, Request request);

    Response patch(ScimCaller caller, Request request);

    Response delete(ScimCaller caller, Request request);
}
