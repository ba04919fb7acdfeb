/// The house keeps its own rules: what the style, the architecture and the database law say is held here, so
/// that prose and code agree.
@NullMarked
package dev.muster.house;

import org.jspecify.annotations.NullMarked;
