package dev.muster.filter;

/// What filters and paths may be beyond the grammar of RFC 7644 section 3.4.2.2: habits of known clients, each
/// switched on by itself.
///
/// @param unquotedLiterals `userName eq ada`: text without quotes, and a number where text is meant
/// @param emailAlias `email co "x"`: the attribute `emails` in the singular
/// @param bareExtensionNames `department`, `manager`: an attribute of an extension without the extension's URN
/// @param complexMeansValue `manager eq "m"`: a single complex attribute means its `value`, as a multi-valued
/// one always does
/// @param filteredSubAttribute `emails[type eq "work"].value eq "x"`: a comparison of what a value path selects
/// @param unknownExtensions attributes of an extension that no schema describes
public record Tolerance(
        boolean unquotedLiterals,
        boolean emailAlias,
        boolean bareExtensionNames,
        boolean complexMeansValue,
        boolean filteredSubAttribute,
        boolean unknownExtensions) {

    public static final Tolerance NONE = new Tolerance(false, false, false, false, false, false);

    public static final Tolerance ALL = new Tolerance(true, true, true, true, true, true);
}
