/// What is noted of a SCIM request when it has been answered: without secrets, in plain words.
@NullMarked
package dev.muster.scim.observed;

import org.jspecify.annotations.NullMarked;
