// Runs before the page is drawn: the choice of the browser, unless the person has made one.
(function () {
    "use strict";
    const root = document.documentElement;
    const chosen = /(?:^|; )muster-theme=(light|dark)/.exec(document.cookie);
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    function apply() {
        root.setAttribute("data-bs-theme", chosen ? chosen[1] : dark.matches ? "dark" : "light");
    }
    apply();
    dark.addEventListener("change", apply);
})();
