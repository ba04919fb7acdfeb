package dev.muster.schema;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;

/// The form in which user names are compared and are unique (RFC 7643 section 4.1.1; RFC 8265 section 3.3):
/// width mapped, folded, composed. Wider than that profile in one thing: symbols such as emoji are allowed,
/// since identity providers have them.
public record UserNameKey(String value) {

    /// In code points. An index entry of PostgreSQL holds about 2,700 bytes; this many fit, whatever the
    /// script.
    private static final int LONGEST = 512;

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

    /// The key of a user name, refused when the name holds what no name may hold.
    public static UserNameKey of(String userName) {
        if (userName.isBlank()) {
            throw refused("must not be blank");
        }
        NameCharacters.forbiddenIn(userName).ifPresent(c -> {
            throw refused("must not contain the character U+%04X".formatted(c));
        });
        String key = mapped(userName);
        if (key.startsWith(" ") || key.endsWith(" ")) {
            throw refused("must not begin or end with a blank");
        }
        if (key.codePointCount(0, key.length()) > LONGEST) {
            throw refused("must not be longer than %d characters".formatted(LONGEST));
        }
        for (String part : key.split("[ @.]", -1)) {
            if (!Direction.isOne(part)) {
                throw refused("must not mix writing directions in one part");
            }
        }
        return new UserNameKey(key);
    }

    /// The same mapping without any check: for what is looked for among user names, and for parts of them.
    public static String mapped(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> appendMapped(mapped, c));
        return Folding.fold(mapped.toString());
    }

    private static void appendMapped(StringBuilder mapped, int c) {
        if (c < 0x80) {
            mapped.append((char) c);
            return;
        }
        int decomposition = UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE);
        boolean width = decomposition == UCharacter.DecompositionType.WIDE
                || decomposition == UCharacter.DecompositionType.NARROW;
        String narrow = width ? COMPATIBLE.getRawDecomposition(c) : null;
        if (narrow != null) {
            mapped.append(narrow);
        } else if (UCharacter.getType(c) == ECharacterCategory.SPACE_SEPARATOR) {
            mapped.append(' ');
        } else {
            mapped.appendCodePoint(c);
        }
    }

    private static Refused refused(String message) {
        return new Refused(new Refusal.InvalidValue("userName", message));
    }

    /// The Bidi Rule of RFC 5893 section 2. It is meant for labels; so an address is judged part by part, and a
    /// Hebrew name at a Latin domain is a legal user name.
    private static final class Direction {

        private static final int RIGHT =
                mask(UCharacterDirection.RIGHT_TO_LEFT, UCharacterDirection.RIGHT_TO_LEFT_ARABIC);
        private static final int EUROPEAN = mask(UCharacterDirection.EUROPEAN_NUMBER);
        private static final int ARABIC = mask(UCharacterDirection.ARABIC_NUMBER);
        private static final int MARK = mask(UCharacterDirection.DIR_NON_SPACING_MARK);
        private static final int ANYWHERE = mask(
                        UCharacterDirection.EUROPEAN_NUMBER_SEPARATOR,
                        UCharacterDirection.COMMON_NUMBER_SEPARATOR,
                        UCharacterDirection.EUROPEAN_NUMBER_TERMINATOR,
                        UCharacterDirection.OTHER_NEUTRAL,
                        UCharacterDirection.BOUNDARY_NEUTRAL)
                | EUROPEAN
                | MARK;

        private Direction() {}

        static boolean isOne(String part) {
            int[] directions =
                    part.codePoints().map(c -> mask(UCharacter.getDirection(c))).toArray();
            int all = 0;
            int last = 0;
            for (int direction : directions) {
                all |= direction;
                last = direction == MARK ? last : direction;
            }
            if ((all & (RIGHT | ARABIC)) == 0) {
                return true;
            }
            boolean startsRight = (directions[0] & RIGHT) != 0;
            boolean endsRight = (last & (RIGHT | EUROPEAN | ARABIC)) != 0;
            boolean onlyRight = (all & ~(RIGHT | ARABIC | ANYWHERE)) == 0;
            boolean oneKindOfDigits = (all & EUROPEAN) == 0 || (all & ARABIC) == 0;
            return startsRight && endsRight && onlyRight && oneKindOfDigits;
        }

        private static int mask(int... directions) {
            int mask = 0;
            for (int direction : directions) {
                mask |= 1 << direction;
            }
            return mask;
        }
    }
}
