package dev.muster.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Who causes a change, and by which request; it goes into every event.
///
/// @param id the setting's, the key's or the account's id; null for the system and for the key of the configuration
/// @param requestId the id that the request's answer carries in `X-Request-Id`; null outside a request
/// @param address where an administrator's request came from; null where nobody asks
public record Actor(
        Kind kind,
        @Nullable UUID id,
        @Nullable String requestId,
        @Nullable String address) {

    /// What kind of caller made the change.
    public enum Kind {
        SETTING("setting"),
        API_KEY("api-key"),
        ACCOUNT("account"),
        SYSTEM("system");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// One whose address nobody asks for.
    public Actor(Kind kind, @Nullable UUID id, @Nullable String requestId) {
        this(kind, id, requestId, null);
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, null, null);
    }

    /// Keeps the actor with what is done for it later.
    public ObjectNode writeTo(ObjectNode json) {
        return json.put("actorKind", kind.name())
                .put("actorId", id == null ? null : id.toString())
                .put("requestId", requestId);
    }

    /// The actor that [#writeTo] has kept.
    public static Actor readFrom(ObjectNode json) {
        @Nullable String id = json.path("actorId").asString(null);
        return new Actor(
                Kind.valueOf(json.path("actorKind").stringValue()),
                id == null ? null : UUID.fromString(id),
                json.path("requestId").asString(null));
    }
}
