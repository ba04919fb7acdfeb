package dev.muster.activity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Something that is told of in the audit: it holds ids and what was set, and nothing of the people in the
/// directory.
///
/// @param kind past tense, subject first: `account.signed-in`, `role.changed`
/// @param subjectId null when what it happened to has no id
public record Audited(
        String kind, String subjectType, @Nullable UUID subjectId, ObjectNode details) {

    private static final int MOST_IDS = 100;

    /// All people or groups of a company were read at once, to be taken elsewhere.
    public static Audited export(String subjectType) {
        return new Audited(subjectType + ".exported", subjectType, null, object());
    }

    /// A table of people or groups is being read in: whatever becomes of it, it was begun.
    public static Audited importStarted(String subjectType) {
        return new Audited(subjectType + ".import-started", subjectType, null, object());
    }

    /// A table was read in to its end, or to where it stopped.
    public static Audited imported(String subjectType, long created, long updated) {
        ObjectNode details = object().put("created", created).put("updated", updated);
        return new Audited(subjectType + ".imported", subjectType, null, details);
    }

    /// Somebody decided about everybody whose removal a setting holds; a job does it.
    ///
    /// @param kind `removals.applied` or `removals.discarded`
    /// @param held how many there were then
    public static Audited decision(String kind, UUID setting, long held) {
        return new Audited(kind, "scim-setting", setting, object().put("held", held));
    }

    /// Changes of one kind to people or groups.
    static Audited ofDirectory(String kind, List<Event> events) {
        Event first = events.getFirst();
        ObjectNode details = object();
        if (first.rule() != null) {
            details.put("rule", first.rule());
        }
        List<UUID> subjects = events.stream().map(Event::subjectId).distinct().toList();
        if (subjects.size() == 1) {
            return new Audited(kind, first.subjectType(), subjects.getFirst(), details);
        }
        ArrayNode ids = details.put("count", subjects.size()).putArray("ids");
        subjects.stream().limit(MOST_IDS).map(UUID::toString).forEach(ids::add);
        return new Audited(kind, first.subjectType(), null, details);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
