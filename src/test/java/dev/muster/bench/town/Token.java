package dev.muster.bench.town;

import java.util.function.Function;

/// What stands in a row in the place of something that is one person's own.
///
/// @param sql an expression over `g`; `text` is what it gives for somebody
record Token(String sql, Function<Somebody, String> text) {}
