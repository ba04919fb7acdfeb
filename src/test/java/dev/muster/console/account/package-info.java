/// People come in and go out: in a browser, and past it.
@NullMarked
package dev.muster.console.account;

import org.jspecify.annotations.NullMarked;
