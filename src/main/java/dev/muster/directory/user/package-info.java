/// People. The SCIM resource as the client sent it and the target user projected from it are one row and change
/// in one transaction.
@NullMarked
package dev.muster.directory.user;

import org.jspecify.annotations.NullMarked;
