package dev.muster.verify;

import java.util.ArrayList;
import java.util.List;

/// One statement that can be decided from outside.
///
/// @param id the number of the statement in `docs/standards.md`, with a letter where several checks decide it
/// @param title the statement as a fact
/// @param source where it is written
/// @param changes whether carrying it out writes to the server
public record Check(
        String id, Level level, String title, String source, List<Need> needs, boolean changes, Probe probe) {

    public Check {
        if (!id.matches("[A-Z][A-Z0-9]{2}-[0-9]{2}[a-z]?")) {
            throw new IllegalArgumentException(id + " is no number of a statement");
        }
        needs = List.copyOf(needs);
    }

    /// The statement that it decides.
    public String statement() {
        return id.substring(0, 6);
    }

    public String area() {
        return id.substring(0, 3);
    }

    /// The same, where it means something only with these.
    public Check needing(Need... first) {
        List<Need> all = new ArrayList<>(List.of(first));
        all.addAll(needs);
        return new Check(id, level, title, source, all, changes, probe);
    }

    public static Draft must(String id, String title, String source) {
        return new Draft(id, Level.MUST, title, source, List.of());
    }

    public static Draft should(String id, String title, String source) {
        return new Draft(id, Level.SHOULD, title, source, List.of());
    }

    public static Draft may(String id, String title, String source) {
        return new Draft(id, Level.MAY, title, source, List.of());
    }

    /// A check that does not know yet how it is carried out.
    public record Draft(String id, Level level, String title, String source, List<Need> needs) {

        public Draft needs(Need... more) {
            List<Need> all = new ArrayList<>(needs);
            all.addAll(List.of(more));
            return new Draft(id, level, title, source, all);
        }

        public Draft attribute(String... names) {
            List<Need> all = new ArrayList<>(needs);
            List.of(names).forEach(name -> all.add(new Need.Attribute(name)));
            return new Draft(id, level, title, source, all);
        }

        public Check reading(Probe probe) {
            return new Check(id, level, title, source, needs, false, probe);
        }

        public Check writing(Probe probe) {
            return new Check(id, level, title, source, needs, true, probe);
        }
    }
}
