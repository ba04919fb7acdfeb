package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Browser;
import java.util.List;
import java.util.Map;

/// The forms of a page that somebody types into, filled in wrongly: each comes back with what was typed and with the
/// last
/// choice of each select, tells what is wrong above, where the focus is, and at the field.
final class WrongForms {

    /// What no field may hold: it is no number, no day, no address and no path, and has a control character.
    private static final String WRONG = "Ada\\u0007(";

    /// A table is wrong as a whole.
    private static final String WRONG_AS_A_WHOLE = "/import";

    /// The forms of the page that change something, or lead on to it, and have places for words.
    private static final String FORMS = """
            window.forms = Array.from(document.querySelectorAll("form[method=post], form.wizard")).map(function (form) {
                return {form: form, places: Array.from(form.querySelectorAll(
                    "input[type=text], input[type=email], input[type=password], input:not([type]), textarea"))
                    .filter(place => !place.readOnly && !place.matches(":disabled") && place.checkVisibility()),
                    selects: Array.from(form.querySelectorAll("select"))
                        .filter(place => !place.matches(":disabled") && place.checkVisibility())};
            }).filter(found => found.places.length > 0);
            """;

    private static final String FILLED = FORMS + """
            const chosen = window.forms[%d];
            chosen.places.forEach(function (place) { place.value = "%s"; });
            chosen.selects.forEach(function (place) { place.selectedIndex = place.options.length - 1; });
            chosen.form.noValidate = true;
            document.documentElement.dataset.left = "true";
            chosen.form.requestSubmit(chosen.form.querySelector("button:not([type=button])"));
            return {typed: chosen.places.filter(place => place.type !== "password").map(place => place.name),
                chosen: chosen.selects.map(place => place.name + "=" + place.value)};""";

    private static final String CHOSEN =
            FORMS + "return window.forms[%d].selects.map(place => place.name + '=' + place.value);";

    private WrongForms() {}

    /// Fills in all forms of the page that is open, one after the other.
    static void comeBack(Browser browser, String name) {
        String address = browser.url();
        int forms = ((Number) browser.runs(FORMS + "return window.forms.length")).intValue();
        for (int form = 0; form < forms; form++) {
            browser.opens(address);
            comesBack(browser, name + ", form " + form, form);
        }
    }

    @SuppressWarnings("unchecked")
    private static void comesBack(Browser browser, String name, int form) {
        Map<String, List<String>> sent = (Map<String, List<String>>) browser.runs(FILLED.formatted(form, WRONG));
        browser.until(
                "the answer of " + name, () -> browser.all("html[data-left]").isEmpty());

        assertThat(browser.all("[role=alert]"))
                .as("%s tells what is wrong", name)
                .isNotEmpty();
        assertThat(browser.focused().getAttribute("role")).as("%s, focus", name).isEqualTo("alert");
        for (String field : sent.getOrDefault("typed", List.of())) {
            assertThat(browser.find("[name='" + field + "']").getDomProperty("value"))
                    .as("%s, typed into %s", name, field)
                    .isEqualTo("Ada\u0007(");
        }
        assertThat((List<String>) browser.runs(CHOSEN.formatted(form)))
                .as("%s, chosen", name)
                .containsAll(sent.getOrDefault("chosen", List.of()));
        if (!browser.url().endsWith(WRONG_AS_A_WHOLE)) {
            assertThat(browser.all("[aria-invalid=true]"))
                    .as("%s, wrong fields", name)
                    .isNotEmpty();
        }
        browser.all("[aria-invalid=true]").forEach(field -> {
            String error = field.getAttribute("name") + "-error";
            assertThat(field.getAttribute("aria-describedby"))
                    .as("%s, described", name)
                    .contains(error);
            assertThat(browser.find("[id='" + error + "']").getText())
                    .as("%s, %s", name, error)
                    .isNotBlank();
        });
    }
}
