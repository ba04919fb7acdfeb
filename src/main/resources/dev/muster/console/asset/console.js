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

    // The focus goes on in what was put in its place.
    document.addEventListener("htmx:afterSettle", function (event) {
        const next = event.target.querySelector("[data-focus]");
        if (next) {
            next.focus();
        }
    });

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

    // The address of a step follows what is typed, so that going back loses nothing. Secrets stay out of it.
    function keepTyped(form) {
        const typed = new URLSearchParams();
        new FormData(form).forEach(function (value, name) {
            if (name !== "_token" && !name.startsWith("sample[") && value !== "") {
                typed.append(name, value);
            }
        });
        history.replaceState(history.state, "", form.dataset.kept + "?" + typed);
    }
    ["change", "input", "submit", "htmx:afterSwap"].forEach(function (kind) {
        document.addEventListener(kind, function (event) {
            const form = event.target.closest && event.target.closest("form[data-kept]");
            if (form) {
                keepTyped(form);
            }
        });
    });

    // Who reloads a page that answered a form must not send the form again.
    function takeAddress() {
        const page = document.querySelector("[data-address]");
        if (page) {
            history.replaceState(history.state, "", page.dataset.address);
        }
    }

    function say(words) {
        const place = document.getElementById("copy-said");
        if (place) {
            place.textContent = words;
        }
    }

    // What changed by itself is told to those who do not see it, and only when it is something new.
    function announce(words) {
        const place = document.getElementById("say");
        if (place && place.textContent !== words) {
            place.textContent = words;
        }
    }

    document.addEventListener("htmx:afterSettle", function () {
        document.querySelectorAll("[data-say]").forEach(function (part) {
            announce(part.dataset.say);
        });
    });

    // What was asked for beside the page and was refused changes nothing on it; a form that is wrong is shown.
    document.addEventListener("htmx:beforeSwap", function (event) {
        const status = event.detail.xhr.status;
        if (status >= 400 && status !== 409 && status !== 412 && status !== 422) {
            event.detail.shouldSwap = false;
        }
    });

    // Without a secure connection there is no clipboard, but the field's own way of copying.
    function copy(button) {
        const field = document.getElementById(button.dataset.copies);
        const done = function () {
            say(button.dataset.said);
        };
        const byHand = function () {
            field.focus();
            field.select();
            if (document.execCommand("copy")) {
                done();
            }
        };
        if (navigator.clipboard) {
            navigator.clipboard.writeText(field.value).then(done, byHand);
        } else {
            byHand();
        }
    }
    document.querySelectorAll("[data-copies]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () {
            copy(button);
        });
    });

    takeAddress();
    focusOnTrouble();
})();
