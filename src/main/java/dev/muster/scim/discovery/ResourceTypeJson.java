package dev.muster.scim.discovery;

import dev.muster.schema.DiscoverySchemas;
import dev.muster.schema.ResourceType;
import dev.muster.scim.ResourceUrls;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A resource type as a document (RFC 7643 section 6).
final class ResourceTypeJson {

    private ResourceTypeJson() {}

    static ObjectNode of(ResourceType type, ResourceUrls urls) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(DiscoverySchemas.RESOURCE_TYPE.urn());
        json.put("id", type.name())
                .put("name", type.name())
                .put("endpoint", type.endpoint())
                .put("description", type.description())
                .put("schema", type.core().urn());
        if (!type.extensions().isEmpty()) {
            ArrayNode extensions = json.putArray("schemaExtensions");
            type.extensions()
                    .forEach(extension -> extensions
                            .addObject()
                            .put("schema", extension.urn())
                            .put("required", false));
        }
        json.putObject("meta")
                .put("resourceType", "ResourceType")
                .put("location", urls.of("/ResourceTypes", type.name()));
        return json;
    }
}
