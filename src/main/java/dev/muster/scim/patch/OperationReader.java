package dev.muster.scim.patch;

import dev.muster.filter.PathParser;
import dev.muster.filter.Selection;
import dev.muster.filter.Tolerance;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.ValueReader;
import dev.muster.scim.patch.PatchMessage.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns one operation with its path into steps that are checked against the schema (RFC 7644 sections 3.5.2.1
/// to 3.5.2.3).
final class OperationReader {

    private final ResourceType type;
    private final Tolerance tolerance;
    private final ValueReader values;
    private final ElementReader elements;

    OperationReader(ResourceType type, Habits habits) {
        this.type = type;
        this.tolerance = habits.tolerance();
        this.values = new ValueReader(habits);
        this.elements = new ElementReader(values);
    }

    /// @param value null when the operation has none, which only remove may do without
    List<Operation> read(Op op, String path, @Nullable JsonNode value) {
        Selection target = PathParser.parse(type, tolerance, path);
        refuseReadOnly(target);
        if (target.path().attribute().name().equals("schemas")) {
            return List.of(); // made anew from what the resource holds
        }
        if (op == Op.REMOVE) {
            return List.of(remove(target));
        }
        if (value == null) {
            throw new Refused(new Refusal.InvalidValue("value", "is missing"));
        }
        return write(op, target, value);
    }

    private Operation remove(Selection target) {
        return ElementReader.isMeant(target) ? elements.remove(target) : clear(target.path());
    }

    private List<Operation> write(Op op, Selection target, JsonNode value) {
        AttributePath path = target.path();
        if (path.isWholeExtension()) {
            return extension(op, path, value);
        }
        if (ElementReader.isMeant(target)) {
            return List.of(elements.write(op, target, value));
        }
        if (path.leaf().multiValued()) {
            return List.of(severalValues(op, path, value));
        }
        if (path.leaf().isComplex()) {
            return complex(path, value);
        }
        if (path.subAttribute() != null && path.attribute().isComplex()) {
            AttributePath whole = new AttributePath(path.extension(), path.attribute(), null);
            return complex(whole, Json.object(path.subAttribute().name(), value));
        }
        JsonNode read = values.read(path.leaf(), value, path.toString());
        if (path.leaf().returned() == Attribute.Returned.NEVER) {
            return List.of(); // a password is checked and forgotten
        }
        return List.of(read == null ? clear(path) : new Operation.Set(path, read));
    }

    /// An extension's URN alone addresses all that it holds; a value is merged, as into any complex attribute.
    private List<Operation> extension(Op op, AttributePath path, JsonNode value) {
        if (value.isNull()) {
            return List.of(clear(path));
        }
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object(path, value).properties()) {
            String below = path.extension() + ":" + member.getKey();
            boolean isAttribute = !Paths.isUrn(member.getKey())
                    && Paths.resolve(type, below)
                            .filter(found -> !found.isWholeExtension())
                            .filter(found -> type.describes(found) || tolerance.unknownExtensions())
                            .isPresent();
            if (isAttribute) {
                operations.addAll(read(op, below, member.getValue()));
            }
        }
        return operations;
    }

    private Operation severalValues(Op op, AttributePath path, JsonNode value) {
        String name = path.toString();
        ArrayNode elements = op == Op.ADD
                ? values.elements(path.leaf(), value, name)
                : (ArrayNode) values.read(path.leaf(), value, name);
        if (elements == null) {
            return clear(path);
        }
        return op == Op.ADD ? new Operation.Append(path, elements) : new Operation.Set(path, elements);
    }

    /// Given sub-attributes are merged by add and by replace alike: what is not named stays (RFC 7644 section
    /// 3.5.2.3).
    private List<Operation> complex(AttributePath path, JsonNode value) {
        ObjectNode partial = values.partial(path.attribute(), value, path.toString());
        if (partial == null) {
            return List.of(clear(path));
        }
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : partial.properties()) {
            AttributePath below = new AttributePath(
                    path.extension(),
                    path.attribute(),
                    path.attribute().subAttribute(part.getKey()).orElseThrow());
            operations.add(part.getValue().isNull() ? clear(below) : new Operation.Set(below, part.getValue()));
        }
        return operations;
    }

    private static Operation clear(AttributePath path) {
        if (path.leaf().required()) {
            throw required(path.toString());
        }
        return new Operation.Clear(path);
    }

    private static ObjectNode object(AttributePath path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new Refused(new Refusal.InvalidValue(path.toString(), "must be an object"));
    }

    private static void refuseReadOnly(Selection target) {
        AttributePath path = target.path();
        Attribute subAttribute = ElementReader.part(target);
        if (path.attribute().isReadOnly() || (subAttribute != null && subAttribute.isReadOnly())) {
            throw new Refused(new Refusal.Mutability(path.toString(), "is read-only"));
        }
    }

    static Refused required(String name) {
        return new Refused(new Refusal.Mutability(name, "is required and cannot be removed"));
    }
}
