package dev.muster.scim;

import dev.muster.directory.Directory;
import dev.muster.field.FieldExtension;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The User type of one company, which its custom fields extend (rule F6), for one request. The fields are read
/// once, and not at all where nothing can name them: most requests do without.
public final class UserType {

    private final Directory directory;
    private @Nullable FieldExtension read;

    public UserType(Directory directory) {
        this.directory = directory;
    }

    /// For `/Schemas` and `/ResourceTypes`.
    public ResourceType described() {
        return fields().described().map(ResourceType.USER::with).orElse(ResourceType.USER);
    }

    /// For what a client asks in these words: attributes, filters, orders.
    public ResourceType asked(Iterable<@Nullable String> words) {
        for (String text : words) {
            if (text != null && FieldExtension.isMentioned(text)) {
                return fields().shown();
            }
        }
        return ResourceType.USER;
    }

    /// For the answer that shows this resource.
    public ResourceType shown(JsonNode resource) {
        return resource.has(FieldExtension.URN) ? fields().shown() : ResourceType.USER;
    }

    /// For the body of a change. A setting that takes unknown extensions takes any value here: what does not
    /// fit a field stays out of it (rule F3). Another one refuses it.
    public ResourceType written(JsonNode body, Habits habits) {
        if (!FieldExtension.isMentioned(body.toString())) {
            return ResourceType.USER;
        }
        return habits.has(Habit.UNKNOWN_EXTENSION) ? fields().untyped() : fields().typed();
    }

    private FieldExtension fields() {
        FieldExtension known = read;
        if (known == null) {
            known = directory.fieldExtension();
            read = known;
        }
        return known;
    }
}
