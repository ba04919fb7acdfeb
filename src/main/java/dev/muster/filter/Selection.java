package dev.muster.filter;

import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import org.jspecify.annotations.Nullable;

/// What the path of a PATCH operation (RFC 7644 section 3.5.2, Figure 7) or of a mapping (rule F4) selects: an
/// attribute, optionally narrowed to the elements that match a value filter, optionally one sub-attribute of
/// those.
///
/// @param path the attribute without a filter: `title`, `name.givenName`, or `emails` in `emails[type eq
/// "work"].value`
/// @param elements the value filter in brackets, or null
/// @param subAttribute what follows the brackets, or null
public record Selection(
        AttributePath path,
        @Nullable Filter elements,
        @Nullable Attribute subAttribute) {

    public static Selection of(AttributePath path) {
        return new Selection(path, null, null);
    }
}
