/// Identity providers played by us over real HTTP, for the demo and for an administrator's trial run. They know
/// Muster only by what RFC 7644 says about a server, so the package imports nothing else of ours.
@NullMarked
package dev.muster.simulator;

import org.jspecify.annotations.NullMarked;
