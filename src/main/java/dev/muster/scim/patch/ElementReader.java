package dev.muster.scim.patch;

import dev.muster.filter.Filter;
import dev.muster.filter.Selection;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.scim.message.Open;
import dev.muster.scim.message.ValueReader;
import dev.muster.scim.patch.Operation.ElementChange;
import dev.muster.scim.patch.Operation.WithoutMatch;
import dev.muster.scim.patch.PatchMessage.Op;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads operations on some elements of a multi-valued attribute, or on one part of them.
record ElementReader(ValueReader values) {

    /// True for `emails[…]`, `emails[…].value`, and `emails.value`, which is that part of every element.
    static boolean isMeant(Selection target) {
        AttributePath path = target.path();
        boolean elements = target.elements() != null
                || (path.subAttribute() != null && path.attribute().multiValued());
        if (elements && !path.attribute().multiValued() && path.attribute().type() != Attribute.Type.OPEN) {
            throw new Refused(
                    new Refusal.InvalidPath("%s has one value, which no filter can select".formatted(path), 0));
        }
        return elements;
    }

    Operation remove(Selection target) {
        Attribute part = part(target);
        refuseUnassigning(part, target);
        ElementChange change = part == null ? new ElementChange.Drop() : cleared(part);
        return new Operation.Change(path(target), target.elements(), change, WithoutMatch.DONE);
    }

    Operation write(Op op, Selection target, JsonNode value) {
        ElementChange change = elementChange(op, target, value);
        return new Operation.Change(path(target), target.elements(), change, withoutMatch(op, target.elements()));
    }

    private ElementChange elementChange(Op op, Selection target, JsonNode value) {
        Attribute attribute = target.path().attribute();
        Attribute part = part(target);
        JsonNode sent = part == null ? value : Json.object(part.name(), value);
        ObjectNode partial = partial(attribute, sent);
        if (partial != null && part != null && partial.path(part.name()).isNull()) {
            refuseUnassigning(part, target);
        }
        if (partial != null && !(op == Op.REPLACE && isWhole(target, partial))) {
            return new ElementChange.Merge(partial);
        }
        JsonNode element = values.element(attribute, sent, attribute.name());
        return element == null ? new ElementChange.Drop() : new ElementChange.Become(element);
    }

    /// The parts to be merged into an element; null when it is to become the value as a whole.
    private @Nullable ObjectNode partial(Attribute attribute, JsonNode sent) {
        if (attribute.isComplex()) {
            return values.partial(attribute, sent, attribute.name());
        }
        // Elements that no schema describes have parts when they are objects.
        return attribute.type() == Attribute.Type.OPEN && sent instanceof ObjectNode parts ? Open.parts(parts) : null;
    }

    /// A value that holds what the filter looks for describes the element as a whole; any other is a part of
    /// it.
    private static boolean isWhole(Selection target, ObjectNode partial) {
        return part(target) == null && partial.propertyNames().containsAll(Filters.names(target.elements()));
    }

    private static WithoutMatch withoutMatch(Op op, @Nullable Filter elements) {
        if (op == Op.ADD || elements == null) {
            return WithoutMatch.CREATE;
        }
        return Filters.equalities(elements).isPresent() ? WithoutMatch.CREATE_BY_HABIT : WithoutMatch.REFUSE;
    }

    /// The part of the elements that is meant: `value` in `emails[…].value` and in `emails.value`.
    static @Nullable Attribute part(Selection target) {
        return target.subAttribute() != null
                ? target.subAttribute()
                : target.path().subAttribute();
    }

    private static ElementChange cleared(Attribute part) {
        return new ElementChange.Merge(Json.object(part.name(), Json.NULL));
    }

    private static AttributePath path(Selection target) {
        return new AttributePath(target.path().extension(), target.path().attribute(), null);
    }

    private static void refuseUnassigning(@Nullable Attribute part, Selection target) {
        if (part != null && part.required()) {
            throw OperationReader.required(target.path().attribute().name() + "." + part.name());
        }
    }
}
