/// The pages about companies themselves: their list, and what is set for one of them.
@NullMarked
package dev.muster.console.company;

import org.jspecify.annotations.NullMarked;
