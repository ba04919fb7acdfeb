/// The simulated identity providers, against a server that answers what a test tells it to.
@NullMarked
package dev.muster.simulator;

import org.jspecify.annotations.NullMarked;
