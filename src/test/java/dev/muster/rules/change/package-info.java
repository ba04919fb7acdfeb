/// Rules that change while a client writes and nodes are killed: what is there in the end is what a projection from
/// scratch gives (rules R1, R2).
@NullMarked
package dev.muster.rules.change;

import org.jspecify.annotations.NullMarked;
