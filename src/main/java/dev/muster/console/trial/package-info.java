/// Trial runs: a played identity provider's life against a setting, before the real one is pointed at it.
@NullMarked
package dev.muster.console.trial;

import org.jspecify.annotations.NullMarked;
