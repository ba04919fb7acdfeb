package dev.muster.filter;

/// What filters and paths may be beyond the grammar of RFC 7644 section 3.4.2.2: habits of known clients, each
/// switched on by itself. Each is asked for only where it shows, so that a yes is a use of it.
public interface Tolerance {

    /// `userName eq ada`: text without quotes, and a number where text is meant.
    boolean unquotedLiterals();

    /// `email co "x"`: the attribute `emails` in the singular.
    boolean emailAlias();

    /// `department`, `manager`: an attribute of an extension without the extension's URN.
    boolean bareExtensionNames();

    /// `manager eq "m"`: a single complex attribute means its `value`, as a multi-valued one always does.
    boolean complexMeansValue();

    /// `emails[type eq "work"].value eq "x"`: a comparison of what a value path selects.
    boolean filteredSubAttribute();

    /// Attributes of an extension that no schema describes.
    boolean unknownExtensions();

    Tolerance NONE = new AllOrNone(false);

    Tolerance ALL = new AllOrNone(true);

    /// The same answer to every question.
    record AllOrNone(boolean answer) implements Tolerance {
        @Override
        public boolean unquotedLiterals() {
            return answer;
        }

        @Override
        public boolean emailAlias() {
            return answer;
        }

        @Override
        public boolean bareExtensionNames() {
            return answer;
        }

        @Override
        public boolean complexMeansValue() {
            return answer;
        }

        @Override
        public boolean filteredSubAttribute() {
            return answer;
        }

        @Override
        public boolean unknownExtensions() {
            return answer;
        }
    }
}
