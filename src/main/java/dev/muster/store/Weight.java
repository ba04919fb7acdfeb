package dev.muster.store;

/// About how many bytes a JSON value takes when it is read, as SQL. Large values lie compressed; small ones are
/// unpacked to know, but to unpack the large ones of a whole page would cost more than the page. More than a
/// megabyte came in no request.
public final class Weight {

    private Weight() {}

    /// Whether a value is so short that to make it text costs little. Compressed ones may be ninety times as long as
    /// they
    /// lie.
    public static String isSmall(String column) {
        return "pg_column_size(%1$s) < case when pg_column_compression(%1$s) is null then 4096 else 1024 end"
                .formatted(column);
    }

    /// @param column of JSON
    public static String of(String column) {
        return """
                least(1048576, case
                    when %1$s is null then 0
                    when pg_column_compression(%1$s) is null then pg_column_size(%1$s)
                    when pg_column_size(%1$s) < 4096 then octet_length(%1$s::text)
                    else 16 * least(65536, pg_column_size(%1$s)) end)""".formatted(column);
    }
}
