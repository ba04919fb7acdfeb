package dev.muster.verify;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A resource that we made.
///
/// @param path its address after the base address
/// @param made the request that made it, and the answer
public record Resource(String path, Exchange made) {

    public String id() {
        return made.text("/id");
    }

    public JsonNode json() {
        return made.json();
    }

    public String userName() {
        return made.text("/userName");
    }

    public Optional<String> etag() {
        return made.header("ETag")
                .or(() -> Optional.of(made.text("/meta/version")).filter(tag -> !tag.isEmpty()));
    }
}
