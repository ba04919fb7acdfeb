package dev.muster.scim.bulk;

import org.jspecify.annotations.Nullable;

/// What the names in references stand for.
interface Lookup {

    /// Whether a POST of the bulk has that name.
    boolean isNamed(String bulkId);

    /// The resource of that name.
    ///
    /// @return null when the reference is to be left out
    @Nullable
    Made made(String bulkId);
}
