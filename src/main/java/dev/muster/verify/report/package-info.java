/// What a verification found, for a terminal, for programs, and as a page to hand on.
@NullMarked
package dev.muster.verify.report;

import org.jspecify.annotations.NullMarked;
