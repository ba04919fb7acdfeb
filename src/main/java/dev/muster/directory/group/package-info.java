/// Target groups with their members, and SCIM groups with theirs. Memberships are rows, never documents.
@NullMarked
package dev.muster.directory.group;

import org.jspecify.annotations.NullMarked;
