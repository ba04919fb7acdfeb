package dev.muster.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Something that is told of in the audit: it holds ids and what was set, and nothing of the people in the
/// directory.
///
/// @param kind past tense, subject first: `account.signed-in`, `role.changed`
/// @param subjectId null when what it happened to has no id
public record Audited(
        String kind, String subjectType, @Nullable UUID subjectId, ObjectNode details) {

    /// All people or groups of a company were read at once, to be taken elsewhere.
    public static Audited export(String subjectType) {
        return new Audited(subjectType + ".exported", subjectType, null, JsonNodeFactory.instance.objectNode());
    }
}
