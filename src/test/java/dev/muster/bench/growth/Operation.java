package dev.muster.bench.growth;

import dev.muster.bench.load.Client;
import java.util.function.Function;

/// A kind of request whose cost is followed.
///
/// @param scans whether it looks at everybody of a setting by its nature, so that only a company's size may show in it
/// @param client asks for it again and again, of other people each time
record Operation(String name, boolean scans, Function<Stage, Client> client) {}
