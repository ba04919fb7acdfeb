package dev.muster.opinion;

import dev.muster.schema.Attribute;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One generated operation of a PATCH, which knows how its path is put together.
///
/// @param op `add`, `replace` or `remove`, in any case
/// @param target null when the operation has no path
/// @param value null when the operation has none
/// @param misfit made to break a rule of the schema, so that it must be refused
record Change(String op, @Nullable Target target, @Nullable JsonNode value, boolean misfit) {

    static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /// A path: `urn:name[filter].part`.
    ///
    /// @param prefix the core schema's URN and a colon, or nothing
    /// @param attribute the name, with the extension's URN where it has one
    record Target(
            String prefix,
            String attribute,
            @Nullable Condition filter,
            @Nullable String part) {

        static Target of(String attribute) {
            return new Target("", attribute, null, null);
        }

        Target with(@Nullable Condition other) {
            return new Target(prefix, attribute, other, part);
        }

        Target at(@Nullable String other) {
            return new Target(prefix, attribute, filter, other);
        }

        Target unprefixed() {
            return new Target("", attribute, filter, part);
        }

        String text() {
            return prefix
                    + attribute
                    + (filter == null ? "" : "[" + filter.text() + "]")
                    + (part == null ? "" : "." + part);
        }

        /// What the schema says of the attribute; empty for an extension as a whole, and what it does not know.
        Optional<Attribute> described() {
            return Paths.resolve(ResourceType.USER, attribute)
                    .filter(path -> !path.isWholeExtension())
                    .map(path -> path.leaf());
        }

        boolean isMany() {
            return described().filter(Attribute::multiValued).isPresent();
        }

        boolean isComplex() {
            return described().filter(Attribute::isComplex).isPresent();
        }
    }

    Change on(@Nullable Target other) {
        return new Change(op, other, value, misfit);
    }

    Change saying(@Nullable JsonNode other) {
        return new Change(op, target, other, misfit);
    }

    Change doing(String other) {
        return new Change(other, target, value, misfit);
    }

    Change removal() {
        return new Change("remove", target, null, misfit);
    }

    boolean is(String wanted) {
        return op.equalsIgnoreCase(wanted);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("op", op);
        if (target != null) {
            json.put("path", target.text());
        }
        if (value != null) {
            json.set("value", value);
        }
        return json;
    }

    /// The body of a request that makes these changes.
    static String body(List<Change> changes) {
        return changes.stream()
                .map(change -> change.json().toString())
                .collect(Collectors.joining(", ", "{\"schemas\": [\"" + URN + "\"], \"Operations\": [", "]}"));
    }
}
