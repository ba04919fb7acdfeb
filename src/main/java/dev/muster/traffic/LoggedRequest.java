package dev.muster.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One request of a setting's client and what it got, secrets removed.
///
/// @param id the request's id: its answer carried it as `X-Request-Id`, and events name it
/// @param query the parameters of the address, each with its values
/// @param headers those that tell something about the client, by name
/// @param resourceType `User`, `Group` or `Bulk`; null for others
/// @param scimType the error code of a refusal (RFC 7644 section 3.12), where it has one
/// @param summary what happened, in plain words
public record LoggedRequest(
        UUID id,
        UUID setting,
        Instant at,
        Duration duration,
        String method,
        String path,
        ObjectNode query,
        ObjectNode headers,
        @Nullable String resourceType,
        int status,
        @Nullable String scimType,
        String summary,
        KeptBody sent,
        KeptBody answer) {}
