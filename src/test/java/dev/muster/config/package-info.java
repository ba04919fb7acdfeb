/// The settings of the process, and the page that describes them.
@NullMarked
package dev.muster.config;

import org.jspecify.annotations.NullMarked;
