/// PATCH (RFC 7644 section 3.5.2): a PatchOp message becomes sealed operations, checked against the schema
/// before anything is applied. A user's are applied to the resource in memory; changes of a group's members
/// become a list that the directory executes as SQL.
@NullMarked
package dev.muster.scim.patch;

import org.jspecify.annotations.NullMarked;
