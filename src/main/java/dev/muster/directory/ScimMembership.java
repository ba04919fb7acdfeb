package dev.muster.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A SCIM group that a user is in: an element of its `groups` (RFC 7643 section 4.1.2).
///
/// @param direct false when it is through a group in the group
public record ScimMembership(UUID groupId, @Nullable String display, boolean direct) {}
