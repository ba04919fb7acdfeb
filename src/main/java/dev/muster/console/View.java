package dev.muster.console;

/// What one page shows, as data: the template of the same matter takes it as `view`.
public interface View {

    /// The template's path below `src/main/jte`, such as `company/list`.
    String template();
}
