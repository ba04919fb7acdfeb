package dev.muster.console;

import dev.muster.testing.Browser;
import java.util.List;
import org.openqa.selenium.Keys;

/// A walk over a page with the tabulator alone, as somebody takes it who has no mouse (WCAG 2.1.1, 2.1.2, 2.4.7).
final class KeyboardWalk {

    /// Whatever can be reached, and where the walk has been. A page that looks again by itself may have put
    /// another of the same id in the place of one. Of radio buttons that belong together one is reached, and
    /// the arrow keys lead to the others.
    private static final String READY = """
            const places = Array.from(document.querySelectorAll(
                "a[href], button, input, select, textarea, summary, [tabindex]")).filter(function (place) {
                    return place.tabIndex >= 0 && !place.matches(":disabled") && place.type !== "hidden"
                        && place.checkVisibility({visibilityProperty: true});
                });
            window.musterWalk = {places: places, been: new Set(), unseen: new Set()};
            document.addEventListener("focusin", function (event) {
                if (event.target === document.body) {
                    return;
                }
                const style = getComputedStyle(event.target);
                const box = event.target.getBoundingClientRect();
                window.musterWalk.been.add(event.target);
                if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || box.width < 2 || box.height < 2) {
                    window.musterWalk.unseen.add(event.target);
                }
            });
            document.body.tabIndex = -1;
            document.body.focus();
            document.body.removeAttribute("tabindex");
            return places.length + 5 * document.querySelectorAll("[type=date]").length;""";

    private static final String FOUND = """
            const walk = window.musterWalk;
            const names = new Set(Array.from(walk.been).map(place => place.id).filter(Boolean));
            function isReached(place) {
                return walk.been.has(place) || names.has(place.id) || place.type === "radio" && walk.places.some(function (other) {
                    return other.type === "radio" && other.name === place.name && walk.been.has(other);
                });
            }
            function told(what) {
                return function (place) {
                    return what + ": " + place.outerHTML.slice(0, 200);
                };
            }
            return walk.places.filter(place => !isReached(place)).map(told("not reached"))
                .concat(Array.from(walk.unseen).map(told("focus not seen")));""";

    private KeyboardWalk() {}

    /// What a walk over the whole page finds wrong: what it does not reach, because the focus is caught before it, and
    /// where the focus cannot be seen.
    @SuppressWarnings("unchecked")
    static List<String> findings(Browser browser) {
        int places = ((Number) browser.runs(READY)).intValue();
        browser.key(Keys.TAB, places + 1);
        return (List<String>) browser.runs(FOUND);
    }
}
