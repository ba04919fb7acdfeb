package dev.muster.console.company;

import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// The form for a company that is to be.
public record NewCompany(FilledForm form) implements View {
    @Override
    public String template() {
        return "company/new";
    }
}
