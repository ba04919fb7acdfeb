/// How an administrator sets up each identity provider, in its own words.
@NullMarked
package dev.muster.console.guide;

import org.jspecify.annotations.NullMarked;
