/// An administrator's trial run: the whole life of a directory, played against a setting in the words of one
/// identity provider, and judged by reading it back. It writes nothing to a terminal and knows only the wire.
@NullMarked
package dev.muster.simulator.trial;

import org.jspecify.annotations.NullMarked;
