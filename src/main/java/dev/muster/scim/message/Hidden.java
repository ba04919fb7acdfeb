package dev.muster.scim.message;

import dev.muster.schema.Attribute;
import dev.muster.schema.Attribute.Returned;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a schema shows to nobody, or only to those who ask for it (RFC 7643 section 2.2): found once, for a page of a
/// hundred resources would be copied for nothing, member by member.
///
/// @param core names of core attributes
/// @param extensions names of their attributes, by URN
/// @param inParts whether an attribute that is shown has a part that is not
record Hidden(List<String> core, Map<String, List<String>> extensions, boolean inParts) {

    private static final Hidden OF_USERS = made(ResourceType.USER);
    private static final Hidden OF_GROUPS = made(ResourceType.GROUP);

    static Hidden of(ResourceType type) {
        return type.equals(ResourceType.USER) ? OF_USERS : type.equals(ResourceType.GROUP) ? OF_GROUPS : made(type);
    }

    private static Hidden made(ResourceType type) {
        return new Hidden(
                names(type.core()),
                type.extensions().stream().collect(Collectors.toMap(Schema::urn, Hidden::names)),
                isInParts(type.core()) || type.extensions().stream().anyMatch(Hidden::isInParts));
    }

    /// Whether anything of the resource is left out, were it only an extension without a value.
    boolean isIn(ObjectNode resource) {
        return inParts || core.stream().anyMatch(resource::has) || isInExtensions(resource);
    }

    private boolean isInExtensions(ObjectNode resource) {
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (Shape.isExtension(member.getKey())) {
                JsonNode values = member.getValue();
                List<String> names = extensions.getOrDefault(member.getKey(), List.of());
                if (values.isEmpty() || names.stream().anyMatch(values::has)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> names(Schema schema) {
        return schema.attributes().stream()
                .filter(Hidden::isHidden)
                .map(Attribute::name)
                .toList();
    }

    private static boolean isInParts(Schema schema) {
        return schema.attributes().stream()
                .flatMap(attribute -> attribute.subAttributes().stream())
                .anyMatch(Hidden::isHidden);
    }

    private static boolean isHidden(Attribute attribute) {
        return attribute.returned() == Returned.NEVER || attribute.returned() == Returned.REQUEST;
    }
}
