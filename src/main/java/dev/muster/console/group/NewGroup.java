package dev.muster.console.group;

import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// The form for a group that is to be.
public record NewGroup(FilledForm form) implements View {
    @Override
    public String template() {
        return "group/new";
    }
}
