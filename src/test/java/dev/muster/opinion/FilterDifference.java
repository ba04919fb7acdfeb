package dev.muster.opinion;

/// Where the other implementation reads a filter in another way, and we keep to ours. Reasons and examples stand in
/// docs/second-opinion.md; what each one does to an answer, in [FilterModel].
enum FilterDifference {
    /// It knows no schema: unknown attributes have no value, what does not suit a type is compared as text.
    NO_SCHEMA,
    /// It looks for the core schema's URN as if it were an extension's.
    CORE_URN,
    /// It takes the last part of an extension's URN for an attribute.
    WHOLE_EXTENSION,
    /// `ne` on several values: it asks that none of them is equal.
    NE_OF_MANY,
    /// `emails eq` compares the whole element, not its `value`.
    ELEMENT_AS_TEXT,
    /// It compares in lower case, without folding.
    LOWER_CASE,
    /// It orders text by UTF-16 units.
    UTF_16_ORDER,
    /// Empty text is present.
    EMPTY_IS_PRESENT,
    /// `eq null` finds the text `null`.
    NULL_AS_TEXT,
    /// Text that looks like a dateTime is compared as one, whatever the attribute.
    DATES_IN_TEXT,
    /// Times are those of java.time.
    TIMES_OF_JAVA,
    /// Times are compared to the millisecond.
    MILLISECONDS,
    /// Numbers with a fraction or an exponent are doubles.
    DOUBLES,
    /// The padding of base64 counts.
    PADDING,
    /// Booleans in quotes are text.
    BOOLEAN_IN_QUOTES
}
