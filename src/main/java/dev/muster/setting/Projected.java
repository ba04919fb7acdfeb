package dev.muster.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a resource and the rules make of a person.
///
/// @param values the fields that SCIM fills and that have a value, by key
/// @param groupName the name of the group that the grouping gives, trimmed; empty when it names none (rule G2)
/// @param problems values that were there and could not be used
public record Projected(Map<String, Value> values, Optional<String> groupName, List<Problem> problems) {

    /// A value in the form its field stores, and the path it came from.
    public record Value(JsonNode json, String path) {}

    /// Why a value was not used; `rule` is the number of the rule that says so.
    public record Problem(String rule, String field, String message) {}

    public Projected {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }
}
