package dev.muster.schema;

import org.jspecify.annotations.Nullable;

/// A path resolved against a schema: `[extension URN:]attribute[.subAttribute]` (RFC 7644 section 3.10).
///
/// @param extension URN of the extension in the schema's spelling, or null for core and common attributes
/// @param attribute the top-level attribute; for a path that names a whole extension it is an `OPEN` one with
/// an empty name
/// @param subAttribute the sub-attribute of a complex attribute, or null
public record AttributePath(
        @Nullable String extension,
        Attribute attribute,
        @Nullable Attribute subAttribute) {

    public static AttributePath core(Attribute attribute) {
        return new AttributePath(null, attribute, null);
    }

    /// The attribute whose value is compared or written: the sub-attribute when there is one.
    public Attribute leaf() {
        return subAttribute == null ? attribute : subAttribute;
    }

    /// True for a path that is an extension's URN alone and so names all that extension holds.
    public boolean isWholeExtension() {
        return attribute.name().isEmpty();
    }

    @Override
    public String toString() {
        String prefix = extension == null ? "" : isWholeExtension() ? extension : extension + ":";
        return prefix + attribute.name() + (subAttribute == null ? "" : "." + subAttribute.name());
    }
}
