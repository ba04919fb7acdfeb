/// A SCIM setting that is made together with the fields and the group that it needs.
@NullMarked
package dev.muster.directory.connection;

import org.jspecify.annotations.NullMarked;
