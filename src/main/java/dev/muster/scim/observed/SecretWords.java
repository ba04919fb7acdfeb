package dev.muster.scim.observed;

import com.ibm.icu.text.Normalizer2;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Tells names of secrets from other names: those of attributes that no answer ever carries (returned `never`,
/// RFC 7643 section 2.2), and what secrets are usually called, in any case and with any signs between.
final class SecretWords {

    private static final Set<String> USUAL = Set.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "secret",
            "token",
            "credential",
            "apikey",
            "accesskey",
            "privatekey",
            "authorization",
            "bearer",
            "cookie");

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Set<String> WORDS = words();

    private SecretWords() {}

    /// Whether the text names a secret anywhere.
    static boolean isNamedIn(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        NFKC.normalize(text)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        String name = letters.toString();
        return WORDS.stream().anyMatch(name::contains);
    }

    private static Set<String> words() {
        Set<String> words = new TreeSet<>(USUAL);
        for (ResourceType type : List.of(ResourceType.USER, ResourceType.GROUP)) {
            type.core().attributes().forEach(attribute -> addNever(attribute, words));
        }
        return Set.copyOf(words);
    }

    private static void addNever(Attribute attribute, Set<String> words) {
        if (attribute.returned() == Attribute.Returned.NEVER) {
            words.add(attribute.name().toLowerCase(Locale.ROOT));
        }
        attribute.subAttributes().forEach(part -> addNever(part, words));
    }
}
