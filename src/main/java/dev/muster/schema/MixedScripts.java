package dev.muster.schema;

import com.ibm.icu.text.SpoofChecker;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whether a word of a name has letters of scripts that no language writes together, such as Latin with Cyrillic: it
/// may be made to look like another. A word in one script is never one of these, whatever it looks like, nor is Latin
/// beside the scripts of Asia (Unicode Technical Standard 39, *moderately restrictive*).
public final class MixedScripts {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.MODERATELY_RESTRICTIVE)
            .build();

    private MixedScripts() {}

    public static boolean areIn(String name) {
        return WORD.matcher(name).results().map(MatchResult::group).anyMatch(CHECKER::failsChecks);
    }
}
