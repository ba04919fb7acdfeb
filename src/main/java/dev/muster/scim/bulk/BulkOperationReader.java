package dev.muster.scim.bulk;

import dev.muster.http.Method;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.ResourceEndpoint;
import dev.muster.scim.message.ValueReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one operation of a bulk: method, path, version and data (RFC 7644 section 3.7).
record BulkOperationReader(List<ResourceEndpoint> endpoints) {

    /// Known addresses that are no resources.
    private static final Set<String> NO_RESOURCES = Set.of("Bulk", "Me", ".search");

    BulkOperation read(JsonNode sent) {
        if (!sent.isObject()) {
            throw BulkMessage.syntax("Each operation must be an object");
        }
        String method = text(sent, "method");
        String bulkId = text(sent, "bulkId");
        // Methods in small letters are understood, though those of HTTP have a case.
        String told = method == null ? null : method.toUpperCase(Locale.ROOT);
        try {
            return new BulkOperation(told, bulkId, call(method(told), sent));
        } catch (Refused refused) {
            return new BulkOperation(told, bulkId, new BulkOperation.Wrong(refused.refusal()));
        }
    }

    private BulkOperation.Call call(Method method, JsonNode sent) {
        String[] path = path(text(sent, "path"));
        ResourceEndpoint endpoint = endpoint(path[0]);
        if (method == Method.POST ? path.length != 1 : path.length != 2) {
            throw BulkMessage.syntax("path must be %s for %s"
                    .formatted(endpoint.type().endpoint() + (method == Method.POST ? "" : "/{id}"), method));
        }
        String id = method == Method.POST ? null : path[1];
        String version = method == Method.POST ? null : version(sent);
        return new BulkOperation.Call(method, endpoint, id, version, data(method, sent));
    }

    private static Method method(@Nullable String told) {
        return switch (told) {
            case "POST" -> Method.POST;
            case "PUT" -> Method.PUT;
            case "PATCH" -> Method.PATCH;
            case "DELETE" -> Method.DELETE;
            case null, default -> throw BulkMessage.syntax("method must be POST, PUT, PATCH or DELETE");
        };
    }

    /// The name of the endpoint, and the id when there is one.
    private static String[] path(@Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            throw BulkMessage.syntax("path must be text that begins with /");
        }
        String[] parts = path.substring(1).split("/", -1);
        for (String part : parts) {
            if (part.isEmpty() || part.indexOf('?') >= 0 || part.indexOf('#') >= 0) {
                throw BulkMessage.syntax("path must be the endpoint of a resource type, perhaps with an id");
            }
            if (NO_RESOURCES.contains(part)) {
                throw BulkMessage.syntax("path must be that of a resource; this address cannot be part of a bulk");
            }
        }
        return parts;
    }

    private ResourceEndpoint endpoint(String name) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.type().endpoint().equals("/" + name))
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal.NotFound("this resource type")));
    }

    private static @Nullable ObjectNode data(Method method, JsonNode sent) {
        if (method == Method.DELETE) {
            return null;
        }
        if (ValueReader.member(sent, "data") instanceof ObjectNode data) {
            return data;
        }
        throw BulkMessage.syntax("%s needs data, which must be an object".formatted(method));
    }

    private static @Nullable String version(JsonNode sent) {
        JsonNode version = ValueReader.member(sent, "version");
        if (version == null || version.isNull()) {
            return null;
        }
        if (!version.isString()) {
            throw BulkMessage.syntax("version must be text");
        }
        return version.stringValue();
    }

    private static @Nullable String text(JsonNode sent, String name) {
        JsonNode text = ValueReader.member(sent, name);
        return text != null && text.isString() && !text.stringValue().isEmpty() ? text.stringValue() : null;
    }
}
