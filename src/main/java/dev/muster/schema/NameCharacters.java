package dev.muster.schema;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.OptionalInt;

/// Which characters a user name may hold: those that no class of PRECIS forbids (RFC 8264 section 4.3). What
/// cannot be seen stands only where it changes how its neighbours are read, so that no two names differ by that alone.
/// Letters of different scripts that look alike stay different: they are different people.
final class NameCharacters {

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final int VIRAMA = 9;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;

    private final int[] name;

    private NameCharacters(int[] name) {
        this.name = name;
    }

    /// The first character that may not stand where it stands, if there is one.
    static OptionalInt forbiddenIn(String text) {
        NameCharacters characters =
                new NameCharacters(NFC.normalize(text).codePoints().toArray());
        for (int at = 0; at < characters.name.length; at++) {
            if (!characters.isAllowed(at)) {
                return OptionalInt.of(characters.name[at]);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isAllowed(int at) {
        int c = name[at];
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.CONTROL,
                    ECharacterCategory.UNASSIGNED,
                    ECharacterCategory.SURROGATE,
                    ECharacterCategory.PRIVATE_USE,
                    ECharacterCategory.LINE_SEPARATOR,
                    ECharacterCategory.PARAGRAPH_SEPARATOR -> false;
            default ->
                !isOldHangul(c)
                        && !has(c, UProperty.BIDI_CONTROL)
                        && (!has(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT) || isRead(at));
        };
    }

    /// Jamo that make up no syllable of today (RFC 8264 section 9.9).
    private static boolean isOldHangul(int c) {
        return switch (UCharacter.getIntPropertyValue(c, UProperty.HANGUL_SYLLABLE_TYPE)) {
            case UCharacter.HangulSyllableType.LEADING_JAMO,
                    UCharacter.HangulSyllableType.VOWEL_JAMO,
                    UCharacter.HangulSyllableType.TRAILING_JAMO -> true;
            default -> false;
        };
    }

    /// Whether an invisible character belongs to an emoji or joins letters of a script that needs it.
    private boolean isRead(int at) {
        int c = name[at];
        return switch (c) {
            case ZERO_WIDTH_JOINER -> isAfterVirama(at) || (isAfterEmoji(at) && isPictograph(at + 1));
            case ZERO_WIDTH_NON_JOINER -> isAfterVirama(at) || isBetweenJoining(at);
            case 0xFE0E, 0xFE0F -> isPictograph(at - 1) || (at > 0 && at + 1 < name.length && name[at + 1] == 0x20E3);
            default -> isTag(c) && at > 0 && (name[at - 1] == BLACK_FLAG || isTag(name[at - 1]));
        };
    }

    /// RFC 5892 appendix A.1 and A.2.
    private boolean isAfterVirama(int at) {
        return at > 0 && UCharacter.getCombiningClass(name[at - 1]) == VIRAMA;
    }

    /// The second case of RFC 5892 appendix A.1, as in Persian.
    private boolean isBetweenJoining(int at) {
        int before = at - 1;
        while (before >= 0 && joining(before) == UCharacter.JoiningType.TRANSPARENT) {
            before--;
        }
        int after = at + 1;
        while (after < name.length && joining(after) == UCharacter.JoiningType.TRANSPARENT) {
            after++;
        }
        return before >= 0
                && after < name.length
                && (joining(before) == UCharacter.JoiningType.LEFT_JOINING
                        || joining(before) == UCharacter.JoiningType.DUAL_JOINING)
                && (joining(after) == UCharacter.JoiningType.RIGHT_JOINING
                        || joining(after) == UCharacter.JoiningType.DUAL_JOINING);
    }

    private int joining(int at) {
        return UCharacter.getIntPropertyValue(name[at], UProperty.JOINING_TYPE);
    }

    private boolean isAfterEmoji(int at) {
        boolean selected = at > 1 && name[at - 1] == 0xFE0F;
        return isPictograph(selected ? at - 2 : at - 1) || (at > 0 && has(name[at - 1], UProperty.EMOJI_MODIFIER));
    }

    private boolean isPictograph(int at) {
        return at >= 0 && at < name.length && has(name[at], UProperty.EXTENDED_PICTOGRAPHIC);
    }

    /// Tags spell the regions of flags.
    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    private static boolean has(int c, int property) {
        return UCharacter.hasBinaryProperty(c, property);
    }
}
