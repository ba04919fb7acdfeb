package dev.muster.csv;

/// A spreadsheet takes a cell that begins like a formula for one and computes it, whoever wrote it. Such cells get
/// an apostrophe in front, and lose it on the way back.
final class Apostrophe {

    private static final String FORMULA = "=+-@\t\r\n\0";

    private Apostrophe() {}

    static String added(String text) {
        return begins(text, FORMULA) || looksAdded(text) ? "'" + text : text;
    }

    static String removed(String cell) {
        return looksAdded(cell) ? cell.substring(1) : cell;
    }

    /// A text that has an apostrophe of its own in such a place gets another one, so that the way back is sure.
    private static boolean looksAdded(String text) {
        return begins(text, "'") && begins(text.substring(1), FORMULA + "'");
    }

    private static boolean begins(String text, String characters) {
        return !text.isEmpty() && characters.indexOf(text.charAt(0)) >= 0;
    }
}
