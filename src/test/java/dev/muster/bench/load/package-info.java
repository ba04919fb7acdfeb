/// Sends the requests of many clients from one thread, and keeps how long each answer took.
@NullMarked
package dev.muster.bench.load;

import org.jspecify.annotations.NullMarked;
