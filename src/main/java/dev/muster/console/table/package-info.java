/// The pages that bring tables in and out: of people, and of groups with their members.
@NullMarked
package dev.muster.console.table;

import org.jspecify.annotations.NullMarked;
