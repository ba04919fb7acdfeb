/// Trial runs as an administrator asks for them.
@NullMarked
package dev.muster.console.trial;

import org.jspecify.annotations.NullMarked;
