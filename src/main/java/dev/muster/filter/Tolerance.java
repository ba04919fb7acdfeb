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

    Tolerance NONE = new Fixed(false, false);

    Tolerance ALL = new Fixed(true, true);

    /// For what people write rather than clients: short forms are welcome, a value without quotes is a slip.
    Tolerance WRITTEN = new Fixed(true, false);

    /// The same answer to nearly every question.
    ///
    /// @param answer to all questions but the one that has its own
    record Fixed(boolean answer, boolean unquotedLiterals) implements Tolerance {
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
