/// Work that goes on in the background, and how far it is.
@NullMarked
package dev.muster.console.job;

import org.jspecify.annotations.NullMarked;
