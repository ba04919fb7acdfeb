/// Work that takes longer than a statement may: written down as a row in the transaction that causes it, then
/// done batch by batch beside the requests.
@NullMarked
package dev.muster.job;

import org.jspecify.annotations.NullMarked;
