package dev.muster.console;

/// What an error page shows.
///
/// @param kind the part of the key of its words between `error.` and `.title`
/// @param detail what else is known, or an empty text
public record Trouble(String kind, String detail) implements View {
    @Override
    public String template() {
        return "error/trouble";
    }
}
