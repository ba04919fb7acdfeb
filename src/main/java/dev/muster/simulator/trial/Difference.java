package dev.muster.simulator.trial;

/// Where the server's state is not what the directory's is.
///
/// @param who the user's or group's name
/// @param what an attribute, `members`, or `existence`
public record Difference(String who, String what, String expected, String found) {}
