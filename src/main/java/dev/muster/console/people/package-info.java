/// The pages about people: their table, one of them, and what is done with somebody by hand.
@NullMarked
package dev.muster.console.people;

import org.jspecify.annotations.NullMarked;
