// Rows that are put into another order: dragged, or by their buttons without a new page. The buttons alone work too.
(function () {
    "use strict";
    const list = document.querySelector("[data-sortable]");
    if (!list) {
        return;
    }
    let dragged = null;

    function rows() {
        return Array.from(list.children);
    }

    // The first row cannot go up, the last one not down; each button knows the place that it leads to.
    function renumber() {
        const all = rows();
        all.forEach(function (row, place) {
            const up = row.querySelector("[data-up]");
            const down = row.querySelector("[data-down]");
            up.value = Math.max(0, place - 1);
            up.disabled = place === 0;
            down.value = place + 1;
            down.disabled = place === all.length - 1;
        });
    }

    function announce(row) {
        const words = list.dataset.moved
            .replace("{0}", row.dataset.name)
            .replace("{1}", rows().indexOf(row) + 1)
            .replace("{2}", rows().length);
        document.dispatchEvent(new CustomEvent("muster:say", {detail: words}));
    }

    function put(row, before) {
        list.insertBefore(row, before);
        renumber();
    }

    // When the server does not take it, its order is the one to see.
    function save(row) {
        const body = new URLSearchParams(new FormData(row.querySelector("form")));
        body.set("to", rows().indexOf(row));
        fetch(row.dataset.place, {method: "POST", body: body, headers: {"HX-Request": "true"}})
            .then(function (answer) {
                if (!answer.ok) {
                    location.reload();
                    return;
                }
                announce(row);
            }, function () {
                location.reload();
            });
    }

    list.addEventListener("submit", function (event) {
        const row = event.target.closest("li");
        const button = event.submitter;
        if (!row || !button) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        const up = button.hasAttribute("data-up");
        put(row, up ? row.previousElementSibling : row.nextElementSibling.nextElementSibling);
        const again = row.querySelector(up ? "[data-up]" : "[data-down]");
        (again.disabled ? row.querySelector(up ? "[data-down]" : "[data-up]") : again).focus();
        save(row);
    });

    rows().forEach(function (row) {
        row.draggable = true;
    });
    list.addEventListener("dragstart", function (event) {
        dragged = event.target.closest("li");
        dragged.classList.add("dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", dragged.dataset.name);
    });
    list.addEventListener("dragover", function (event) {
        const over = event.target.closest("li");
        if (!dragged || !over) {
            return;
        }
        event.preventDefault();
        const box = over.getBoundingClientRect();
        const before = event.clientY < box.top + box.height / 2 ? over : over.nextElementSibling;
        if (before !== dragged && before !== dragged.nextElementSibling) {
            put(dragged, before);
        }
    });
    list.addEventListener("drop", function (event) {
        event.preventDefault();
    });
    list.addEventListener("dragend", function () {
        if (dragged) {
            dragged.classList.remove("dragged");
            save(dragged);
            dragged = null;
        }
    });
})();
