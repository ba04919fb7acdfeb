/// Tests of the events and their feed.
@NullMarked
package dev.muster.activity;

import org.jspecify.annotations.NullMarked;
