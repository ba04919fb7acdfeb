package dev.muster.scim.bulk;

import dev.muster.http.Method;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.ScimCaller;
import dev.muster.scim.message.JsonBody;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes the request that an operation stands for and has its resource's endpoint answer it: "each operation
/// corresponds to a single HTTP request against a resource endpoint" (RFC 7644 section 3.7). So every rule of
/// the endpoint holds here too.
///
/// @param whole the request that carries the bulk; events name its id
record Calls(Request whole, Deadline deadline) {

    /// Results do not carry the resource, so no more of it is made than its id.
    private static final Map<String, List<String>> ID_ONLY = Map.of("attributes", List.of("id"));

    Response answer(ScimCaller caller, BulkOperation.Call call, Lookup lookup) {
        deadline.check();
        Request request = request(call.method(), call.id(lookup), call.version(), call.data(lookup));
        ResourceEndpoint endpoint = call.endpoint();
        return switch (call.method()) {
            case POST -> endpoint.create(caller, request);
            case PUT -> endpoint.replace(caller, request);
            case PATCH -> endpoint.patch(caller, request);
            case DELETE -> endpoint.delete(caller, request);
            case GET -> throw new IllegalStateException("No operation of a bulk is a GET");
        };
    }

    /// Replaces what an operation of a circle has made, now that all that it refers to is there.
    Response completed(ScimCaller caller, BulkOperation.Call call, Made made, Lookup lookup) {
        return call.endpoint().replace(caller, request(Method.PUT, made.id(), null, call.data(lookup)));
    }

    private Request request(Method method, @Nullable String id, @Nullable String version, @Nullable ObjectNode data) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/scim+json");
        if (version != null) {
            headers.put("If-Match", version);
        }
        byte[] body = data == null ? new byte[0] : JsonBody.part(data);
        return new Request(
                whole.id(),
                method.name(),
                whole.path(),
                id == null ? Map.of() : Map.of("id", id),
                ID_ONLY,
                headers::get,
                () -> new ByteArrayInputStream(body));
    }
}
