/// How it stands with one SCIM setting.
@NullMarked
package dev.muster.console.overview;

import org.jspecify.annotations.NullMarked;
