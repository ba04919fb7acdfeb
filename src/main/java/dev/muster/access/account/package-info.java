/// People who sign in to the console: their accounts, passwords, sessions and invitations. Every node asks the
/// database, so that what is revoked is revoked everywhere with the next request.
@NullMarked
package dev.muster.access.account;

import org.jspecify.annotations.NullMarked;
