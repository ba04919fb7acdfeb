/// What is true in one company: its people and groups, and the queries over them.
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
