/// The columns of a target user: five standard ones and the custom fields of a company (rules F1, F3).
@NullMarked
package dev.muster.field;

import org.jspecify.annotations.NullMarked;
