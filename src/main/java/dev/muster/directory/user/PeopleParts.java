package dev.muster.directory.user;

import dev.muster.activity.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;

/// Divides the people of a setting, in the order of their ids, so that several parts can be read at the same
/// time. Where they are divided is looked up in the index alone, for some parts at a time.
final class PeopleParts implements Iterator<PeopleParts.Part> {

    private static final int LOOKED_UP = 16;

    private final Scope scope;
    private final UUID setting;
    private final int size;
    private final Deque<UUID> ends = new ArrayDeque<>();
    private UUID after;
    private boolean all;

    /// @param after whom to begin after
    /// @param size how many people a part has
    PeopleParts(Scope scope, UUID setting, UUID after, int size) {
        this.scope = scope;
        this.setting = setting;
        this.after = after;
        this.size = size;
    }

    /// People from one id, who is not among them, to another, who is.
    record Part(UUID after, UUID last) {}

    @Override
    public boolean hasNext() {
        if (ends.isEmpty() && !all) {
            ends.addAll(scope.change(
                    change -> new PreviewStore(change.transaction()).parts(setting, after, size, LOOKED_UP)));
            all = ends.isEmpty();
        }
        return !ends.isEmpty();
    }

    @Override
    public Part next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Part part = new Part(after, ends.removeFirst());
        after = part.last();
        return part;
    }
}
