package dev.muster.console.connect;

import dev.muster.console.View;
import dev.muster.field.Field;
import java.util.List;

/// The first page of the wizard: the identity provider, the name, and which attributes fill which fields.
///
/// @param address where the wizard is
/// @param shown how many rows of mappings there are, an empty one included
/// @param focused the row that has just been added; -1 for none, -2 when one was removed
/// @param fields those in use
/// @param sent paths that clients of the company have really sent
/// @param known paths that the schema describes
public record ProviderStep(
        String address, Draft draft, int shown, int focused, List<Field> fields, List<String> sent, List<String> known)
        implements View {

    @Override
    public String template() {
        return "connect/provider";
    }

    public boolean hasRoom() {
        return shown < Draft.MOST_ROWS;
    }

    public boolean isRemoved() {
        return focused == -2;
    }
}
