package dev.muster.company;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which companies an operator wants to see.
///
/// @param text a part of the name; an empty one is in every name
/// @param after the last company of the page before; null for the first page
public record CompanySearch(
        String text, Order order, @Nullable UUID after, int limit) {

    /// By name without regard to case, or the newest first: ids rise with time.
    public enum Order {
        NAME,
        NEWEST
    }
}
