package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.Attribute.Returned;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which attributes an answer shows: `attributes` or `excludedAttributes` (RFC 7644 sections 3.4.2.5 and 3.9),
/// within what the schema says is returned (RFC 7643 section 2.2). Names that the schema does not have are
/// ignored.
public final class AttributeSelection {

    private enum Kind {
        ALL,
        ONLY,
        ALL_BUT
    }

    private final ResourceType type;
    private final Kind kind;
    private final List<AttributePath> named;
    private final Hidden hidden;

    private AttributeSelection(ResourceType type, Kind kind, List<AttributePath> named) {
        this.type = type;
        this.kind = kind;
        this.named = named;
        this.hidden = Hidden.of(type);
    }

    /// From the two query parameters, each a list of names parted by commas.
    public static AttributeSelection of(ResourceType type, @Nullable String attributes, @Nullable String excluded) {
        return named(type, names(attributes), names(excluded));
    }

    /// From two lists of names, as a search by POST has them (RFC 7644 section 3.4.3). An empty list counts as
    /// none.
    public static AttributeSelection named(ResourceType type, List<String> attributes, List<String> excluded) {
        if (!attributes.isEmpty() && !excluded.isEmpty()) {
            throw new Refused(
                    new Refusal.InvalidValue("attributes", "cannot be used together with excludedAttributes"));
        }
        if (!attributes.isEmpty()) {
            return new AttributeSelection(type, Kind.ONLY, paths(type, attributes));
        }
        Kind kind = excluded.isEmpty() ? Kind.ALL : Kind.ALL_BUT;
        return new AttributeSelection(type, kind, paths(type, excluded));
    }

    /// False when the client left the choice to us, who may then answer without a body.
    public boolean isGiven() {
        return kind != Kind.ALL;
    }

    /// Whether a core attribute, such as `groups` or `members`, can be in the answer at all: what is not shown
    /// need not be loaded.
    public boolean wants(String attribute) {
        return type.attribute(attribute)
                .filter(found -> wants(AttributePath.core(found)))
                .isPresent();
    }

    /// The same of any path.
    public boolean wants(AttributePath path) {
        return keeps(path) != Keep.NOTHING;
    }

    /// What of the resource is shown: often the resource itself, when nothing is left out.
    public ObjectNode of(ObjectNode resource) {
        if (kind == Kind.ALL && !hidden.isIn(resource)) {
            return resource;
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            String name = member.getKey();
            if (Shape.isExtension(name)) {
                JsonNode extension = extension(name, member.getValue());
                if (!extension.isEmpty()) {
                    shown.set(name, extension);
                }
            } else {
                type.attribute(name)
                        .ifPresent(attribute -> put(shown, AttributePath.core(attribute), member.getValue()));
            }
        }
        return shown;
    }

    private ObjectNode extension(String urn, JsonNode values) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        @Nullable Schema schema = type.extension(urn).orElse(null);
        for (Map.Entry<String, JsonNode> member : values.properties()) {
            Attribute attribute = schema == null
                    ? Attribute.open(member.getKey())
                    : schema.attribute(member.getKey()).orElseGet(() -> Attribute.open(member.getKey()));
            put(shown, new AttributePath(urn, attribute, null), member.getValue());
        }
        return shown;
    }

    private void put(ObjectNode shown, AttributePath path, JsonNode value) {
        switch (keeps(path)) {
            case EVERYTHING -> shown.set(path.attribute().name(), value);
            case PARTS -> {
                JsonNode parts = parts(path, value);
                if (!parts.isEmpty()) {
                    shown.set(path.attribute().name(), parts);
                }
            }
            case NOTHING -> {}
        }
    }

    private JsonNode parts(AttributePath path, JsonNode value) {
        if (value instanceof ArrayNode elements) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : elements) {
                JsonNode part = parts(path, element);
                if (!part.isEmpty()) {
                    shown.add(part);
                }
            }
            return shown;
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Attribute part =
                    path.attribute().subAttribute(member.getKey()).orElseGet(() -> Attribute.open(member.getKey()));
            if (keeps(new AttributePath(path.extension(), path.attribute(), part)) == Keep.EVERYTHING) {
                shown.set(member.getKey(), member.getValue());
            }
        }
        return shown;
    }

    private enum Keep {
        EVERYTHING,
        PARTS,
        NOTHING
    }

    private Keep keeps(AttributePath path) {
        if (path.leaf().returned() == Returned.NEVER) {
            return Keep.NOTHING;
        }
        if (path.leaf().returned() == Returned.ALWAYS) {
            return Keep.EVERYTHING;
        }
        boolean byRequest = path.leaf().returned() == Returned.REQUEST;
        return switch (kind) {
            case ALL -> byRequest ? Keep.NOTHING : Keep.EVERYTHING;
            case ONLY -> isNamed(path) ? Keep.EVERYTHING : isNamedInPart(path) ? Keep.PARTS : Keep.NOTHING;
            case ALL_BUT -> byRequest ? Keep.NOTHING : keptBut(path);
        };
    }

    private Keep keptBut(AttributePath path) {
        if (isNamed(path)) {
            return hasAPartThatIsAlwaysShown(path) ? Keep.PARTS : Keep.NOTHING;
        }
        return isNamedInPart(path) ? Keep.PARTS : Keep.EVERYTHING;
    }

    private boolean isNamed(AttributePath path) {
        return named.stream().anyMatch(name -> covers(name, path));
    }

    private boolean isNamedInPart(AttributePath path) {
        return named.stream().anyMatch(name -> isPartOf(name, path));
    }

    private static boolean hasAPartThatIsAlwaysShown(AttributePath path) {
        return path.subAttribute() == null
                && path.attribute().subAttributes().stream().anyMatch(part -> part.returned() == Returned.ALWAYS);
    }

    /// Whether the name stands for the path or for something that the path lies in.
    private static boolean covers(AttributePath name, AttributePath path) {
        if (!sameExtension(name, path)) {
            return false;
        }
        return name.isWholeExtension() || (sameAttribute(name, path) && samePart(name, path));
    }

    private static boolean samePart(AttributePath name, AttributePath path) {
        if (name.subAttribute() == null) {
            return true;
        }
        return path.subAttribute() != null
                && name.subAttribute()
                        .name()
                        .equalsIgnoreCase(path.subAttribute().name());
    }

    private static boolean isPartOf(AttributePath name, AttributePath path) {
        return path.subAttribute() == null
                && name.subAttribute() != null
                && sameExtension(name, path)
                && sameAttribute(name, path);
    }

    private static boolean sameExtension(AttributePath name, AttributePath path) {
        return name.extension() == null
                ? path.extension() == null
                : name.extension().equalsIgnoreCase(path.extension());
    }

    private static boolean sameAttribute(AttributePath name, AttributePath path) {
        return name.attribute().name().equalsIgnoreCase(path.attribute().name());
    }

    private static List<String> names(@Nullable String parameter) {
        return parameter == null
                ? List.of()
                : Arrays.stream(parameter.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static List<AttributePath> paths(ResourceType type, List<String> names) {
        List<AttributePath> paths = new ArrayList<>();
        for (String name : names) {
            if (name.strip().equalsIgnoreCase(type.core().urn())) {
                type.core().attributes().forEach(attribute -> paths.add(AttributePath.core(attribute)));
            } else {
                Paths.resolve(type, name.strip()).ifPresent(paths::add);
            }
        }
        return paths;
    }
}
