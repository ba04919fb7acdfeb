package dev.muster.console.connect;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/// By what the list of settings is sorted. The key of its column in the texts is `scim-settings.` and its word.
public enum SettingOrder {
    NAME(Comparator.comparing(row -> row.name().toLowerCase(Locale.ROOT))),
    PEOPLE(Comparator.comparingLong((SettingRow row) -> row.overview().people()).reversed()),
    REQUEST(Comparator.comparing((SettingRow row) -> row.lastRequestAt() == null ? Instant.EPOCH : row.lastRequestAt())
            .reversed()),
    CREATED(Comparator.comparing(SettingRow::createdAt).reversed());

    private final Comparator<SettingRow> comparator;

    SettingOrder(Comparator<SettingRow> comparator) {
        this.comparator = comparator;
    }

    Comparator<SettingRow> comparator() {
        return comparator;
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
