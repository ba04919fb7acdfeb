/// SCIM settings: their mappings, grouping and tokens, and the projection, the pure function from a resource
/// and the rules to field values and group names.
@NullMarked
package dev.muster.setting;

import org.jspecify.annotations.NullMarked;
