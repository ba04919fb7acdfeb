package dev.muster.setting;

import tools.jackson.databind.JsonNode;

/// What the projection meets in a resource at one of the paths of a field.
public sealed interface Met {

    /// The path as it was written.
    String path();

    /// There is no value, or an empty text.
    record Nothing(String path) implements Met {}

    /// A `userName` that is no address (rule F1).
    record NoAddress(String path) implements Met {}

    /// A value that does not fit the field's type (rule F3).
    record Misfit(String path) implements Met {}

    /// @param value in the form its field stores
    record Fitting(String path, JsonNode value) implements Met {}
}
