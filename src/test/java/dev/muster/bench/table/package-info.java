/// How long the console's table of people takes in a company of very many.
@NullMarked
package dev.muster.bench.table;

import org.jspecify.annotations.NullMarked;
