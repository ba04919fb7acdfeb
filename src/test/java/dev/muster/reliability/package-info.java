/// Honest acknowledgement: what was answered 2xx survives whatever dies, and what is not known to be stored is
/// never answered 2xx. Real processes, real kills, and a ledger of what clients were told.
@NullMarked
package dev.muster.reliability;

import org.jspecify.annotations.NullMarked;
