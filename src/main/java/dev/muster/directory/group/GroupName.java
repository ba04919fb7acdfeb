package dev.muster.directory.group;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;

/// The name of a target group, trimmed; compared by its key (rule G3).
///
/// @param text 1 to 256 characters (code points)
public record GroupName(String text) {

    private static final int LONGEST = 256;

    public GroupName {
        text = text.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            throw new Refused(new Refusal.InvalidValue("name", "A name has 1 to " + LONGEST + " characters."));
        }
    }

    public String key() {
        return Folding.fold(text);
    }
}
