/// The pages about the fields of a company: made, named, ordered, switched off, deleted.
@NullMarked
package dev.muster.console.field;

import org.jspecify.annotations.NullMarked;
