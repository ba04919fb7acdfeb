package dev.muster.api;

import dev.muster.directory.Lock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words locks.
final class LockJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LockJson() {}

    static ArrayNode of(List<Lock> locks) {
        ArrayNode array = JSON.arrayNode();
        locks.forEach(lock -> array.add(of(lock)));
        return array;
    }

    static JsonNode of(@Nullable Lock lock) {
        if (lock == null) {
            return JSON.nullNode();
        }
        @Nullable UUID setting = lock.setting();
        return Json.object()
                .put("part", lock.part())
                .put("rule", lock.rule())
                .put("reason", lock.reason())
                .put("settingId", setting == null ? null : setting.toString())
                .set("source", source(lock.source()));
    }

    private static JsonNode source(Lock.@Nullable Source source) {
        if (source == null) {
            return JSON.nullNode();
        }
        ObjectNode json = Json.object().put("kind", source.kind().name().toLowerCase(Locale.ROOT));
        source.paths().forEach(json.putArray("paths")::add);
        return json;
    }
}
