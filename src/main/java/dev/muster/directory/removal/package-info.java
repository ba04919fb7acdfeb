/// The jobs that remove what a deleted company, setting or field leaves behind, in batches that hold no lock
/// for long.
@NullMarked
package dev.muster.directory.removal;

import org.jspecify.annotations.NullMarked;
