package dev.muster.console.connect;

import dev.muster.testing.Browser;

/// What an administrator does in the wizard for a new SCIM setting, for tests that walk through it.
public record WizardSteps(Browser browser) {

    /// Fills a row of Map Fields.
    ///
    /// @param field the key of one that exists, or `new:`
    public void maps(int row, String attribute, String field) {
        browser.types("mappings[" + row + "].attribute", attribute);
        browser.chooses("[name='mappings[" + row + "].field'] [value='" + field + "']");
    }

    /// What a page shows for copying, such as `scim-url` or `token`.
    public String shown(String id) {
        String value = browser.find("#" + id).getAttribute("value");
        return value == null ? "" : value;
    }

    /// Waits on the page that waits: it tells by itself, and where no scripts run it is asked.
    public void awaitsTheFirstRequest(boolean scripts) {
        browser.until("the request", () -> {
            if (!scripts) {
                browser.presses("Look again");
            }
            return !browser.all(".arrived").isEmpty();
        });
    }
}
