package dev.muster.console.setting.access;

import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The last day on which a secret is good, as a form asks for it.
final class Expiry {

    private Expiry() {}

    /// @return the moment at which that day is over in UTC; null when nothing was typed, or nothing that is a day
    static @Nullable Instant of(FilledForm form, String name, Page page) {
        String text = form.typed(name).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            form.wrong(name, page.text("form.date"));
            return null;
        }
    }
}
