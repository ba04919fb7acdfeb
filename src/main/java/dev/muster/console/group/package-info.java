/// The pages about target groups: their list, one of them, and who is put into it by hand.
@NullMarked
package dev.muster.console.group;

import org.jspecify.annotations.NullMarked;
