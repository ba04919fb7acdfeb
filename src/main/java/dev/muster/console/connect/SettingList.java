package dev.muster.console.connect;

import dev.muster.console.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of a company's SCIM settings.
///
/// @param address where the list is
/// @param search what was asked for
/// @param all how many settings there are, found or not
public record SettingList(String address, List<SettingRow> rows, String search, SettingOrder order, int all)
        implements View {

    @Override
    public String template() {
        return "connect/list";
    }

    /// The same list in another order.
    public String sorted(SettingOrder other) {
        return address + "?sort=" + other.word() + "&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }

    /// For the head of a column: null where the list is not sorted by it.
    public @Nullable String sort(SettingOrder column) {
        if (column != order) {
            return null;
        }
        return column == SettingOrder.NAME ? "ascending" : "descending";
    }
}
