/// The settings of the process: flags and environment variables, read into one record that is valid or refused
/// with every mistake at once.
@NullMarked
package dev.muster.config;

import org.jspecify.annotations.NullMarked;
