package dev.muster.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One change, as it is recorded. Before and after hold only what changed.
///
/// @param kind past tense, subject first: `user.created`, `user.updated`, `group.created`, `member.added`
/// @param subjectType `user`, `target-group`, `scim-group`, `scim-setting`, `field`, `token`, `company`
/// @param rule the number of the rule that caused it (`G4`), when one did
public record Event(
        String kind,
        String subjectType,
        UUID subjectId,
        @Nullable String rule,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
