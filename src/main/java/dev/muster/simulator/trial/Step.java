package dev.muster.simulator.trial;

import java.util.function.Consumer;

/// One thing that happens in the directory and that its client carries to the server.
///
/// @param what in the administrator's words
/// @param who the name of the user or group
record Step(String what, String who, Consumer<Client> work) {}
