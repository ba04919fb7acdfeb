package dev.muster.console.setting;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What was chosen in a list with boxes to tick, and the button that was pressed: `apply` for those that are ticked,
/// `apply-all`, or `apply:` and an id for one of them.
///
/// @param action the button without what it was about
/// @param ids nothing when all are meant; what is no id is passed over
public record Picked(String action, List<UUID> ids, boolean isAll, boolean isConfirmed) {

    private static final int LARGEST = 1 << 20;
    private static final UUID START = new UUID(0, 0);

    public Picked {
        ids = List.copyOf(ids);
    }

    public static Picked sent(Page page, Request request) {
        FilledForm form = FilledForm.sent(page, request);
        String pressed = form.typed("do");
        boolean all = pressed.endsWith("-all");
        int colon = pressed.indexOf(':');
        Stream<String> ids = colon > 0
                ? Stream.of(pressed.substring(colon + 1))
                : request.form(LARGEST).getOrDefault("id", List.of()).stream();
        String action = colon > 0 ? pressed.substring(0, colon) : pressed;
        return new Picked(
                action,
                all ? List.of() : ids.flatMap(id -> id(id).stream()).distinct().toList(),
                all,
                form.isTicked("confirmed"));
    }

    /// Where a page of a list begins: after the id in the address, or at the start.
    public static UUID after(Request request) {
        return id(request, "after").orElse(START);
    }

    public static boolean isFirst(Request request) {
        return id(request, "after").isEmpty();
    }

    /// The id that a parameter of the address names.
    public static Optional<UUID> id(Request request, String parameter) {
        return request.parameter(parameter).flatMap(Picked::id);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
