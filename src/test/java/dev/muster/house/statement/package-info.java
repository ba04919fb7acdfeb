/// Looks at every SQL statement that is issued while tests run, at the edge between the pool and the driver, and
/// fails the class of tests in which one broke the law of companies.
@NullMarked
package dev.muster.house.statement;

import org.jspecify.annotations.NullMarked;
