/// Muster: keeps the people of a company in step with its identity provider. This package holds the wiring
/// only; what the parts do is told in their own packages.
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;
