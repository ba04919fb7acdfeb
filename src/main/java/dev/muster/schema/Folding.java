package dev.muster.schema;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/// How text is compared without case: canonical equivalence and full Unicode case folding, never a locale (RFC
/// 7644 sections 3.4.2.3 and 7.8). `Straße` equals `STRASSE`, a composed é equals a decomposed one, and a
/// Turkish server finds the same people as any other.
public final class Folding {

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    private Folding() {}

    /// The form in which two texts are equal when they differ in case or composition only. Folding twice
    /// changes nothing.
    public static String fold(String text) {
        if (isAscii(text)) {
            return foldAscii(text);
        }
        // Canonical caseless matching of the Unicode Standard (section 3.13, D145), composed again for storage.
        return NFC.normalize(UCharacter.foldCase(NFD.normalize(text), true));
    }

    /// True when PostgreSQL can hold the text and UTF-8 can carry it: no NUL and no half of a surrogate pair.
    public static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String foldAscii(String text) {
        StringBuilder folded = null;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= 'A' && c <= 'Z') {
                if (folded == null) {
                    folded = new StringBuilder(text);
                }
                folded.setCharAt(at, (char) (c + 32));
            }
        }
        return folded == null ? text : folded.toString();
    }
}
