package dev.muster.console;

/// What an error page shows.
///
/// @param kind the part of the key of its words between `error.` and `.title`
/// @param detail what else is known, or an empty text
public record Trouble(String kind, String detail) implements View {

    private static final String FAULT = "fault";

    /// A fault of ours, which the log tells more about under the id of the request.
    static Trouble fault(String requestId) {
        return new Trouble(FAULT, requestId);
    }

    @Override
    public String template() {
        return "error/trouble";
    }

    /// Whether the detail is the id of the request.
    public boolean isFault() {
        return kind.equals(FAULT);
    }
}
