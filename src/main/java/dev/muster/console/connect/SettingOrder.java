package dev.muster.console.connect;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/// By what the list of settings is sorted. The key of its column in the texts is `scim-settings.` and its word.
public enum SettingOrder {
    NAME,
    PEOPLE,
    REQUEST,
    CREATED;

    Comparator<SettingRow> comparator() {
        return switch (this) {
            case NAME -> Comparator.comparing(row -> row.name().toLowerCase(Locale.ROOT));
            case PEOPLE ->
                Comparator.comparingLong((SettingRow row) -> row.overview().people())
                        .reversed();
            case REQUEST -> Comparator.comparing(SettingOrder::lastRequest).reversed();
            case CREATED -> Comparator.comparing(SettingRow::createdAt).reversed();
        };
    }

    private static Instant lastRequest(SettingRow row) {
        Instant last = row.lastRequestAt();
        return last == null ? Instant.EPOCH : last;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What is no order sorts by the name.
    static SettingOrder of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .orElse(NAME);
    }
}
