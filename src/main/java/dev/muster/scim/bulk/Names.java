package dev.muster.scim.bulk;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a bulk while one operation is read: those of what is made already, those that are still to come
/// in the same circle, and all others, which fail the operation: for now, when they may be made yet.
final class Names implements Lookup {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<String, Made> made;
    private final Set<String> postponed;
    private final Set<String> awaited;
    private final Set<String> posts;
    private boolean leftOut;

    /// @param postponed names of what could not be made now: whoever needs it comes again too, and is not told
    /// that it is wrong
    /// @param awaited names whose references are left out for now
    /// @param posts all names that the bulk gives
    Names(Map<String, Made> made, Set<String> postponed, Set<String> awaited, Set<String> posts) {
        this.made = made;
        this.postponed = postponed;
        this.awaited = new HashSet<>(awaited);
        this.posts = posts;
    }

    @Override
    public boolean isNamed(String bulkId) {
        return posts.contains(bulkId);
    }

    @Override
    public @Nullable Made made(String bulkId) {
        Made found = made.get(bulkId);
        if (found == null && awaited.contains(bulkId)) {
            leftOut = true;
        } else if (found == null && postponed.contains(bulkId)) {
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        } else if (found == null) {
            throw new Refused(new Refusal.Unresolved(
                    "A bulkId that is referred to is not made by this bulk, or its operation failed"));
        }
        return found;
    }

    /// Whether a reference had to be left out.
    boolean hasLeftOut() {
        return leftOut;
    }
}
