package dev.muster.console.connect;

import dev.muster.console.View;
import java.util.List;

/// Where a target group is looked for among thousands.
///
/// @param address where the wizard is
/// @param asked what was typed
/// @param found each group that was found, and the address that chooses it
/// @param hasMore whether more groups than these have the text in their names
public record GroupFinder(String address, Draft draft, String asked, List<Found> found, boolean hasMore)
        implements View {

    /// A group, and the address that chooses it.
    public record Found(String name, String chosen) {}

    @Override
    public String template() {
        return "connect/groupfinder";
    }

    /// Back to the page for groups, as it was.
    public String back() {
        return address + "/groups?" + draft.query();
    }
}
