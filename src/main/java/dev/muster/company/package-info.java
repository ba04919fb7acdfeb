/// The tenant. Nothing of one company is ever visible to, or changed by, another.
@NullMarked
package dev.muster.company;

import org.jspecify.annotations.NullMarked;
