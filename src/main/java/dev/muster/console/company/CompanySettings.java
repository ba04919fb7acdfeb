package dev.muster.console.company;

import dev.muster.console.FilledForm;
import dev.muster.console.View;

/// The form for what is set for a company as a whole.
public record CompanySettings(FilledForm form) implements View {
    @Override
    public String template() {
        return "company/settings";
    }
}
