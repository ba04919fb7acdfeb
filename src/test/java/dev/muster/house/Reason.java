package dev.muster.house;

import java.util.Arrays;
import java.util.List;

/// Why a statement of `docs/standards.md` has no test: a line of `src/test/resources/house/statement-reasons.txt`.
///
/// @param kind one of [#KINDS], and for what is not offered the statement whose test shows that: `not offered: EVT-01`
record Reason(List<String> statements, String kind, String words) {

    static final String PAGE = "src/test/resources/house/statement-reasons.txt";
    static final String NOT_OFFERED = "not offered: ";
    private static final List<String> KINDS = List.of("does not apply", "not held");

    Reason {
        if (!KINDS.contains(kind) && !kind.startsWith(NOT_OFFERED)) {
            throw new IllegalArgumentException("A reason's kind is one of " + KINDS + " or '" + NOT_OFFERED
                    + "' with a statement, not '" + kind + "'");
        }
    }

    static List<Reason> all() {
        return Source.page(PAGE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Reason::of)
                .toList();
    }

    private static Reason of(String line) {
        String[] parts = line.split(" \\| ", 3);
        return new Reason(Arrays.asList(parts[0].strip().split(" +")), parts[1].strip(), parts[2].strip());
    }

    /// The statement whose test shows that the feature is off; empty for another kind.
    String shownBy() {
        return kind.startsWith(NOT_OFFERED) ? kind.substring(NOT_OFFERED.length()) : "";
    }
}
