/// Coverage-guided fuzzing of everything that reads what a client wrote (docs/decisions/fuzzing-with-jazzer.md).
///
/// `src/test/resources/fuzz` holds a directory of inputs for each target: where the search starts, and every
/// input that ever found something. Targets of parsers that are private to their package stand beside these.
@NullMarked
package dev.muster.fuzz;

import org.jspecify.annotations.NullMarked;
