/// Requests that are made from the descriptions that Muster publishes of itself, most of them wrong in some place.
@NullMarked
package dev.muster.fuzz.route;

import org.jspecify.annotations.NullMarked;
