package dev.muster.console.setting.log;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of a request; the key of its name in the texts is `log.outcome.` and its word.
public enum Outcome {
    ALL(0, ""),
    DONE(2, "good"),
    REFUSED(4, "warning"),
    FAILED(5, "bad");

    private static final int CLASS = 100;

    private final int first;
    private final String look;

    Outcome(int first, String look) {
        this.first = first;
        this.look = look;
    }

    static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElse(ALL);
    }

    public static Outcome of(int status) {
        int first = status / CLASS;
        return first < REFUSED.first ? DONE : first == REFUSED.first ? REFUSED : FAILED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "log.outcome." + word();
    }

    /// The class of its mark.
    public String look() {
        return look;
    }

    /// The first digit of the status; null for all of them.
    @Nullable
    Integer statusClass() {
        return this == ALL ? null : first;
    }
}
