package dev.muster.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers statements that were read before. Those of the stores are a few hundred; those of filters are as many
/// as clients think of, so it forgets all when there are too many.
final class SqlTexts {

    private static final int MOST = 4096;

    private final Map<String, SqlText> known = new ConcurrentHashMap<>();

    SqlText of(String sql) {
        SqlText text = known.get(sql);
        if (text == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            text = SqlText.parse(sql);
            known.put(sql, text);
        }
        return text;
    }
}
