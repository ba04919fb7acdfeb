package dev.muster.scim.patch;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The envelope of a PATCH (RFC 7644 section 3.5.2): message URN and operations, each with an `op`, perhaps a
/// path and perhaps a value.
record PatchMessage(List<Line> lines) {

    static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final int MAX_OPERATIONS = 1000;

    enum Op {
        ADD,
        REMOVE,
        REPLACE
    }

    /// One operation as sent.
    ///
    /// @param value null when the member is missing; a JSON null is a NullNode
    record Line(Op op, @Nullable String path, @Nullable JsonNode value) {}

    static PatchMessage read(ObjectNode body, Habits habits) {
        requireUrn(member(body, "schemas"), habits);
        JsonNode operations = member(body, "Operations");
        if (operations == null || !operations.isArray() || operations.isEmpty()) {
            throw syntax("Operations must be an array with at least one operation");
        }
        if (operations.size() > MAX_OPERATIONS) {
            throw new Refused(
                    new Refusal.InvalidValue("Operations", "must hold " + MAX_OPERATIONS + " operations at most"));
        }
        List<Line> lines = new ArrayList<>();
        for (JsonNode operation : operations) {
            lines.add(line(operation, habits));
        }
        return new PatchMessage(lines);
    }

    private static void requireUrn(@Nullable JsonNode schemas, Habits habits) {
        if (schemas != null) {
            for (JsonNode schema : schemas) {
                if (schema.isString() && schema.stringValue().equalsIgnoreCase(URN)) {
                    return;
                }
            }
        }
        if (!habits.understand(Habit.NO_PATCH_SCHEMA)) {
            throw syntax("schemas must be an array that holds " + URN);
        }
    }

    private static Line line(JsonNode operation, Habits habits) {
        if (!operation.isObject()) {
            throw syntax("Each operation must be an object");
        }
        JsonNode value = member(operation, "value");
        return new Line(op(member(operation, "op")), path(member(operation, "path"), habits), value);
    }

    private static Op op(@Nullable JsonNode sent) {
        String op = sent != null && sent.isString() ? sent.stringValue() : "";
        // Entra ID writes "Replace" where RFC 7644 section 3.5.2 has "replace": the case is ignored.
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Op.ADD;
            case "remove" -> Op.REMOVE;
            case "replace" -> Op.REPLACE;
            default -> throw syntax("op must be add, remove or replace");
        };
    }

    private static @Nullable String path(@Nullable JsonNode sent, Habits habits) {
        if (sent == null || (sent.isNull() && habits.understand(Habit.NULL_PATH))) {
            return null;
        }
        if (!sent.isString()) {
            throw new Refused(new Refusal.InvalidPath("path must be a string", 0));
        }
        return sent.stringValue();
    }

    /// Member names are matched without case, as attribute names are (RFC 7643 section 2.1).
    static @Nullable JsonNode member(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    private static Refused syntax(String message) {
        return new Refused(new Refusal.InvalidSyntax(message));
    }
}
