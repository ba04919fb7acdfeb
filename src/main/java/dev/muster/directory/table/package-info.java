/// People and groups as tables: what their columns mean, a table read in line by line, and written out.
@NullMarked
package dev.muster.directory.table;

import org.jspecify.annotations.NullMarked;
