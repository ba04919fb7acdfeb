package dev.muster.scim.patch;

import dev.muster.filter.Filter;
import dev.muster.schema.AttributePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One step of a patch, checked: its target may be written, its value fits. What clients can write in many ways
/// comes down to these four.
sealed interface Operation {

    /// Gives an attribute or a sub-attribute this value, whatever it had. A multi-valued attribute gets a whole
    /// array.
    record Set(AttributePath path, JsonNode value) implements Operation {}

    /// Leaves an attribute, a sub-attribute or a whole extension without a value.
    record Clear(AttributePath path) implements Operation {}

    /// Adds elements to a multi-valued attribute.
    record Append(AttributePath path, ArrayNode elements) implements Operation {}

    /// Changes those elements of a multi-valued attribute that match; all of them when there is no filter.
    record Change(AttributePath path, @Nullable Filter which, ElementChange change, WithoutMatch withoutMatch)
            implements Operation {}

    /// What happens to an element.
    sealed interface ElementChange {

        /// These sub-attributes are set, those that are null here are cleared, the others stay.
        record Merge(ObjectNode partial) implements ElementChange {}

        /// The element becomes this one.
        record Become(JsonNode element) implements ElementChange {}

        record Drop() implements ElementChange {}
    }

    /// What a change means that matches no element.
    enum WithoutMatch {
        /// Nothing is to be done, which is success.
        DONE,
        /// An element is made that matches, and changed.
        CREATE,
        /// The same where the habit is understood, as [dev.muster.setting.Habit#REPLACE_CREATES] has it; refused
        /// elsewhere.
        CREATE_BY_HABIT,
        /// The request is refused with noTarget.
        REFUSE
    }
}
