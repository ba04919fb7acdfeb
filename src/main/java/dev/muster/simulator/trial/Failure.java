package dev.muster.simulator.trial;

/// Something that the identity provider wanted and did not get.
///
/// @param what in the administrator's words, like "create the user"
/// @param who the user's or group's name
/// @param request method and kind of resource; empty when nothing was sent
/// @param status 0 when nothing came back
/// @param reason in plain words, the server's own among them
public record Failure(String what, String who, String request, int status, String reason) {}
