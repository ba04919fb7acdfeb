package dev.muster.setting;

import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Paths that an administrator may map a field to (rule F4), for suggestions: any other path may be typed as well.
public final class MappingPaths {

    private static final Set<String> UNMAPPED = Set.of("id", "externalId", "meta", "schemas", "groups", "active");

    private MappingPaths() {}

    /// What the User schema and its enterprise extension describe.
    public static List<String> known() {
        List<String> paths = new ArrayList<>();
        add(ResourceType.USER.core(), "", paths);
        for (Schema extension : ResourceType.USER.extensions()) {
            add(extension, extension.urn() + ":", paths);
        }
        return paths;
    }

    private static void add(Schema schema, String prefix, List<String> paths) {
        schema.attributes().stream()
                .filter(attribute -> !UNMAPPED.contains(attribute.name()))
                .flatMap(MappingPaths::described)
                .forEach(path -> paths.add(prefix + path));
    }

    private static Stream<String> described(Attribute attribute) {
        if (!isMappable(attribute)) {
            return Stream.of();
        }
        if (!attribute.isComplex()) {
            return Stream.of(attribute.name());
        }
        List<String> heads = attribute.multiValued() ? elements(attribute) : List.of(attribute.name());
        return attribute.subAttributes().stream()
                .filter(MappingPaths::isPart)
                .flatMap(part -> heads.stream().map(head -> head + "." + part.name()));
    }

    /// An element by its type; of those without types, the primary or first one.
    private static List<String> elements(Attribute attribute) {
        List<String> types =
                attribute.subAttribute("type").map(Attribute::canonicalValues).orElse(List.of());
        return types.isEmpty()
                ? List.of(attribute.name())
                : types.stream().map(type -> element(attribute.name(), type)).toList();
    }

    private static boolean isPart(Attribute part) {
        return isMappable(part)
                && !part.name().equals("type")
                && !part.name().equals("primary")
                && !part.name().equals("display");
    }

    private static boolean isMappable(Attribute attribute) {
        return !attribute.isReadOnly()
                && attribute.returned() != Attribute.Returned.NEVER
                && attribute.type() != Attribute.Type.BINARY;
    }

    /// What is in a resource, as paths that find it again.
    public static Set<String> in(ObjectNode resource) {
        Set<String> paths = new TreeSet<>();
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (member.getKey().startsWith("urn:")) {
                member.getValue()
                        .properties()
                        .forEach(part -> add(member.getKey() + ":" + part.getKey(), part.getValue(), paths));
            } else if (!UNMAPPED.contains(member.getKey())) {
                add(member.getKey(), member.getValue(), paths);
            }
        }
        return paths;
    }

    private static void add(String path, JsonNode value, Set<String> paths) {
        if (value.isArray()) {
            value.forEach(element -> add(element(path, element), element, paths));
        } else if (value.isObject()) {
            value.properties().stream()
                    .filter(part -> part.getValue().isValueNode() && isTold(part.getKey()))
                    .forEach(part -> paths.add(path + "." + part.getKey()));
        } else if (!value.isNull()) {
            paths.add(path);
        }
    }

    private static boolean isTold(String part) {
        return !part.equals("type") && !part.equals("primary") && !part.equals("$ref");
    }

    private static String element(String path, JsonNode element) {
        String type = element.path("type").asString("");
        return type.matches("[A-Za-z0-9 _-]+") ? element(path, type) : path;
    }

    private static String element(String path, String type) {
        return path + "[type eq \"" + type + "\"]";
    }
}
