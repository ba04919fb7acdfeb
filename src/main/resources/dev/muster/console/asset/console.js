// What makes the pages handier. They work without it.
(function () {
    "use strict";

    // The summary of what is wrong with a form is read out first.
    function focusOnTrouble() {
        const trouble = document.querySelector("[data-focus]");
        if (trouble) {
            trouble.focus();
        }
    }

    // A menu closes with Escape, and when something else is clicked.
    function closeMenus(except) {
        document.querySelectorAll("details.menu[open]").forEach(function (menu) {
            if (!menu.contains(except)) {
                menu.open = false;
            }
        });
    }

    document.addEventListener("click", function (event) {
        closeMenus(event.target);
    });
    document.addEventListener("keydown", function (event) {
        const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
        if (menu) {
            menu.open = false;
            menu.querySelector("summary").focus();
        }
    });

    // Who presses a button twice sends the form once.
    document.addEventListener("submit", function (event) {
        const form = event.target;
        if (form.method === "post") {
            if (form.dataset.sent) {
                event.preventDefault();
            }
            form.dataset.sent = "true";
        }
    });
    window.addEventListener("pageshow", function () {
        document.querySelectorAll("form[data-sent]").forEach(function (form) {
            delete form.dataset.sent;
        });
    });

    focusOnTrouble();
})();
