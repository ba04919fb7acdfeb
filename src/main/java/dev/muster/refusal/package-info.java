/// Why Muster declines a request. One sealed list, thrown from any depth; only the doors (scim, api, console)
/// put a refusal into words and a status.
@NullMarked
package dev.muster.refusal;

import org.jspecify.annotations.NullMarked;
