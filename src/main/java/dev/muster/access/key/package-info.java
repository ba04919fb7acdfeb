/// API keys for automation, of an operator or of a company.
@NullMarked
package dev.muster.access.key;

import org.jspecify.annotations.NullMarked;
