package dev.muster.console.group;

import dev.muster.console.FilledForm;
import dev.muster.console.View;
import dev.muster.directory.group.TargetGroup;

/// Asks before a group is deleted.
public record DeleteGroup(TargetGroup group, FilledForm form) implements View {
    @Override
    public String template() {
        return "group/delete";
    }
}
