/// The pages on which people come in and go out: signing in, invitations, one's own account.
@NullMarked
package dev.muster.console.account;

import org.jspecify.annotations.NullMarked;
