package dev.muster.directory.group;

import dev.muster.directory.Lock;
import org.jspecify.annotations.Nullable;

/// That a person is in a group.
///
/// @param lock why a hand cannot take the person out, or null
public record Membership(
        TargetGroup.Reference group, @Nullable Lock lock) {}
