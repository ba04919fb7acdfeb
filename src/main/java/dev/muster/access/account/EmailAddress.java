package dev.muster.access.account;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.util.regex.Pattern;

/// The address by which an account is known.
///
/// @param text as somebody wrote it
public record EmailAddress(String text) {

    public static final int LONGEST = 254;

    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    public EmailAddress {
        text = text.strip();
        if (!isAddress(text)) {
            throw new Refused(new Refusal.InvalidValue("email", "Enter an e-mail address, such as ada@acme.example."));
        }
    }

    public static boolean isAddress(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches() && Folding.isStorable(text);
    }

    /// What makes two addresses the same one.
    String key() {
        return Folding.fold(text);
    }

    @Override
    public String toString() {
        return "EmailAddress[not shown]";
    }
}
