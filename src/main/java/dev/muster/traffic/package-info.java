/// What the clients of settings asked and what they got: a log of requests, and counts by the hour. All of it is
/// written beside the requests; none of it slows or fails one.
@NullMarked
package dev.muster.traffic;

import org.jspecify.annotations.NullMarked;
