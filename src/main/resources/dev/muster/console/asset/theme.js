// Runs before the page is drawn: the choice of the browser, unless the person has made one.
(function () {
    "use strict";
    const root = document.documentElement;
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    function apply() {
        const chosen = /(?:^|; )muster-theme=(light|dark)/.exec(document.cookie);
        root.setAttribute("data-bs-theme", chosen ? chosen[1] : dark.matches ? "dark" : "light");
    }
    apply();
    dark.addEventListener("change", apply);

    // The choice is made on the page, which stays as it is, with what was typed and with what is shown only once.
    document.addEventListener("DOMContentLoaded", function () {
        const form = document.querySelector("form.theme");
        if (form) {
            form.hidden = false;
        }
    });
    document.addEventListener("submit", function (event) {
        if (!event.target.matches("form.theme")) {
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        document.cookie = "muster-theme=" + event.submitter.value + "; path=/; samesite=lax; max-age=31536000"
            + (location.protocol === "https:" ? "; secure" : "");
        event.target.querySelectorAll("button").forEach(function (button) {
            button.setAttribute("aria-pressed", button === event.submitter ? "true" : "false");
        });
        apply();
    });
})();
