package dev.muster.schema;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From text to attribute: `[URN:]name[.sub]` in any case (RFC 7644 section 3.10), resolved against a resource
/// type. An extension that no schema describes is resolved too, to an attribute of type `OPEN`; the caller
/// decides whether to take it.
public final class Paths {

    private static final String URN = "urn:";
    private static final int SHOWN = 80;

    private Paths() {}

    /// The attribute that the text names, or empty when the type has none of that name.
    public static Optional<AttributePath> resolve(ResourceType type, String text) {
        return isUrn(text) ? qualified(type, text) : unqualified(type, text);
    }

    /// The same, refused as a path of PATCH or of a mapping is; `position` is where the text starts in what the
    /// client sent.
    public static AttributePath require(ResourceType type, String text, int position) {
        return resolve(type, text)
                .orElseThrow(() -> new Refused(new Refusal.InvalidPath(unknown(type, text), position)));
    }

    /// The attribute of an extension that the client names without the extension's URN, as old configurations
    /// of Entra ID do for `department` and `manager`.
    public static Optional<AttributePath> inExtensions(ResourceType type, String text) {
        for (Schema extension : type.extensions()) {
            Optional<AttributePath> found = extension.open() ? Optional.empty() : inExtension(extension, text);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    public static boolean isUrn(String text) {
        return text.regionMatches(true, 0, URN, 0, URN.length());
    }

    /// What to tell somebody who named an attribute that the type does not have.
    public static String unknown(ResourceType type, String text) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "%s has no attribute '%s'".formatted(type.name(), shown);
    }

    private static Optional<AttributePath> unqualified(ResourceType type, String text) {
        String name = beforeDot(text);
        return type.attribute(name).flatMap(attribute -> below(null, attribute, afterDot(text)));
    }

    private static Optional<AttributePath> qualified(ResourceType type, String text) {
        if (isBelow(text, type.core().urn())) {
            return unqualified(type, text.substring(type.core().urn().length() + 1));
        }
        Optional<Schema> whole = type.extension(text);
        if (whole.isPresent()) {
            return Optional.of(whole(whole.get().urn()));
        }
        return longestExtension(type, text)
                .map(extension ->
                        inExtension(extension, text.substring(extension.urn().length() + 1)))
                .orElseGet(() -> text.equalsIgnoreCase(type.core().urn()) ? Optional.empty() : open(text));
    }

    /// One extension's URN may begin another's: the longest that fits is meant.
    private static Optional<Schema> longestExtension(ResourceType type, String text) {
        Schema longest = null;
        for (Schema extension : type.extensions()) {
            boolean longer =
                    longest == null || extension.urn().length() > longest.urn().length();
            if (longer && isBelow(text, extension.urn())) {
                longest = extension;
            }
        }
        return Optional.ofNullable(longest);
    }

    private static Optional<AttributePath> inExtension(Schema extension, String text) {
        String name = beforeDot(text);
        return extension
                .attribute(name)
                .or(() -> extension.open() && isName(name) ? Optional.of(Attribute.open(name)) : Optional.empty())
                .flatMap(attribute -> below(extension.urn(), attribute, afterDot(text)));
    }

    private static Optional<AttributePath> below(
            @Nullable String extension, Attribute attribute, @Nullable String subAttribute) {
        if (subAttribute == null) {
            return Optional.of(new AttributePath(extension, attribute, null));
        }
        boolean isOpen = attribute.type() == Attribute.Type.OPEN && isName(subAttribute);
        return attribute
                .subAttribute(subAttribute)
                .or(() -> isOpen ? Optional.of(Attribute.open(subAttribute)) : Optional.empty())
                .map(found -> new AttributePath(extension, attribute, found));
    }

    /// An extension that no schema describes. The name follows the last colon, unless what follows ends a URN
    /// by custom (`…:2.0:User`, RFC 7643 section 10.2.1) or can be no name: then the whole extension is meant.
    private static Optional<AttributePath> open(String text) {
        int colon = text.lastIndexOf(':');
        String last = text.substring(colon + 1);
        String name = beforeDot(last);
        String below = afterDot(last);
        boolean urnEndsHere = last.equalsIgnoreCase(ResourceType.USER.name())
                || last.equalsIgnoreCase(ResourceType.GROUP.name())
                || !isName(name)
                || (below != null && !isName(below));
        if (urnEndsHere) {
            return last.isEmpty() || colon < URN.length() ? Optional.empty() : Optional.of(whole(text));
        }
        if (colon < URN.length()) {
            return Optional.empty();
        }
        Attribute subAttribute = below == null ? null : Attribute.open(below);
        return Optional.of(new AttributePath(text.substring(0, colon), Attribute.open(name), subAttribute));
    }

    private static AttributePath whole(String urn) {
        return new AttributePath(urn, Attribute.open(""), null);
    }

    /// The grammar of RFC 7643 section 2.1; a leading `$` for `$ref` only.
    public static boolean isName(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("$ref")) {
            return true;
        }
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '$');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBelow(String text, String urn) {
        return text.length() > urn.length()
                && text.charAt(urn.length()) == ':'
                && text.regionMatches(true, 0, urn, 0, urn.length());
    }

    private static String beforeDot(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    private static @Nullable String afterDot(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? null : text.substring(dot + 1);
    }
}
