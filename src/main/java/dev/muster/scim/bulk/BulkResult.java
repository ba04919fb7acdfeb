package dev.muster.scim.bulk;

import dev.muster.http.Response;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.message.JsonBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a bulk tells of one operation (RFC 7644 section 3.7.3). The status is text: the `{"code": "201"}` of
/// one example stands against the definition.
record BulkResult(BulkOperation operation, Response answer) {

    ObjectNode json(ResourceUrls urls, Map<String, Made> made) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "location", location(urls, made));
        put(json, "method", operation.method());
        put(json, "bulkId", operation.bulkId());
        put(json, "version", answer.headers().get("ETag"));
        json.put("status", Integer.toString(answer.status()));
        if (Outcomes.isFailure(answer)) {
            json.set("response", JsonBody.read(answer.bytes(), null));
        }
        return json;
    }

    /// Where the resource is, failed or not; what a failed POST would have made is nowhere.
    private @Nullable String location(ResourceUrls urls, Map<String, Made> made) {
        String told = answer.headers().get("Location");
        if (told != null || !(operation.work() instanceof BulkOperation.Call call) || call.id() == null) {
            return told;
        }
        String name = ReferenceValues.name(call.id());
        Made found = name == null ? null : made.get(name);
        String id = found == null ? call.id() : found.id();
        return name != null && found == null
                ? null
                : urls.of(call.endpoint().type().endpoint(), id);
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
