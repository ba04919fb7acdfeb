package dev.muster.bench.town;

/// What is a person's own in the rows that are stored of it, all made from one number.
///
/// @param digits the number as it stands in texts
/// @param id of the target user; `resourceId` is its id over SCIM
public record Somebody(long number, String digits, String id, String resourceId) {

    private static final String ZEROS = "000000000000";

    public static Somebody of(long number) {
        return new Somebody(
                number,
                padded(Long.toString(number), 9),
                id(PersonTemplate.PEOPLE, number),
                id(PersonTemplate.RESOURCES, number));
    }

    /// An id of a kind of rows; kinds differ by its first eight digits.
    static String id(String kind, long number) {
        return kind + "-0000-7000-8000-" + padded(Long.toHexString(number), 12);
    }

    private static String padded(String text, int length) {
        return ZEROS.substring(0, Math.max(0, length - text.length())) + text;
    }
}
