package dev.muster.house.statement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statement as it is sent.
///
/// @param bound what is bound to its question marks, counted from 1
/// @param company what row-level security was told in this transaction; null when nothing
record Issued(
        String sql, Map<Integer, String> bound, @Nullable String company) {}
