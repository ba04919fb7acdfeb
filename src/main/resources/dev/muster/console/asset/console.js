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

    // The focus goes on in what was put in its place: where that says so, at the same thing by its id, or else at the
    // heading.
    let left = "";
    document.addEventListener("htmx:beforeSwap", function (event) {
        left = event.detail.target.contains(document.activeElement) ? event.detail.target.id : "";
    });
    document.addEventListener("htmx:afterSettle", function (event) {
        const next = event.target.querySelector("[data-focus]");
        const part = left && document.activeElement === document.body && document.getElementById(left);
        const heading = part && part.querySelector("h2, h3");
        left = "";
        if (next) {
            next.focus();
        } else if (heading) {
            heading.tabIndex = -1;
            heading.focus();
        }
    });

    // A menu closes with Escape, and when something else is clicked or gets the focus.
    function closeMenus(except) {
        document.querySelectorAll("details.menu[open]").forEach(function (menu) {
            if (!menu.contains(except)) {
                menu.open = false;
            }
        });
    }

    ["click", "focusin"].forEach(function (kind) {
        document.addEventListener(kind, function (event) {
            closeMenus(event.target);
        });
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

    // The browser's own way back leads to the first step as it was left. What was chosen in the second one goes on
    // with it, but for the id: the setting that it named may have been made since.
    const STEP = "muster-step";
    function lastStep() {
        return JSON.parse(sessionStorage.getItem(STEP) || "{}");
    }
    window.addEventListener("pageshow", function () {
        const carried = document.getElementById("carried");
        const step = lastStep();
        if (!carried || step.first !== location.href || !step.second) {
            return;
        }
        carried.textContent = "";
        new URLSearchParams(step.second).forEach(function (value, name) {
            if (name !== "id" && !carried.closest("form").elements.namedItem(name)) {
                carried.append(Object.assign(document.createElement("input"), {type: "hidden", name: name, value: value}));
            }
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
        const step = document.getElementById("carried")
            ? {first: location.href}
            : {first: lastStep().first, second: String(typed)};
        sessionStorage.setItem(STEP, JSON.stringify(step));
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

    // Told to those who do not see it. What was said before is taken away first, so that the same is told again.
    function say(place, words) {
        place.textContent = "";
        setTimeout(function () {
            place.textContent = words;
        }, 100);
    }
    document.addEventListener("muster:say", function (event) {
        say(document.getElementById("say"), event.detail);
    });

    // What a part of the page tells after it has changed. What goes on by itself is told only when it is something
    // new; what was looked for is told each time.
    function told() {
        return document.querySelector("[data-say]");
    }
    let known = told() ? told().dataset.say : "";
    document.addEventListener("htmx:afterSettle", function () {
        const part = told();
        if (part && (part.id === "list" || part.dataset.say !== known)) {
            known = part.dataset.say;
            say(document.getElementById("say"), known);
        }
    });

    // What was asked for beside the page and was refused changes nothing on it; a form that is wrong is shown. When it
    // is our fault, or there is no answer, the page says so until it is well again.
    const failed = document.getElementById("failed");
    function tellFailed(words, request) {
        const told = document.createElement("div");
        const id = document.createElement("code");
        told.className = "alert alert-danger";
        id.textContent = request;
        told.append(words + " ", id);
        failed.replaceChildren(told);
    }
    document.addEventListener("htmx:beforeSwap", function (event) {
        const status = event.detail.xhr.status;
        if (status >= 400 && status !== 409 && status !== 412 && status !== 422) {
            event.detail.shouldSwap = false;
        }
        if (status === 429 || status === 503) {
            tellFailed(failed.dataset.busy, "");
        } else if (status >= 500) {
            tellFailed(failed.dataset.fault, event.detail.xhr.getResponseHeader("X-Request-Id") || "");
        }
    });
    document.addEventListener("htmx:sendError", function () {
        tellFailed(failed.dataset.away, "");
    });
    document.addEventListener("htmx:afterSwap", function () {
        failed.replaceChildren();
    });

    // Without a secure connection there is no clipboard, but the field's own way of copying.
    function copy(button) {
        const field = document.getElementById(button.dataset.copies);
        const done = function () {
            say(document.getElementById(field.id + "-said"), button.dataset.said);
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
