package dev.muster.filter;

import java.math.BigDecimal;

/// A value as it stands in a filter, before the schema says what it means. `position` is where it starts.
sealed interface Literal {

    int position();

    record Text(String value, int position) implements Literal {}

    /// A word without quotes, which only a tolerance lets pass.
    record Bare(String value, int position) implements Literal {}

    record Numeric(BigDecimal value, String text, int position) implements Literal {}

    record Bool(boolean value, int position) implements Literal {}

    record Null(int position) implements Literal {}
}
