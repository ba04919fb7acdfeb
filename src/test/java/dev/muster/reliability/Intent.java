package dev.muster.reliability;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One request that changes one resource.
///
/// @param body made when it is sent: a member may get its id between the first try and the last
/// @param wanted what the resource is then; null when it is gone
record Intent(
        String method,
        String path,
        Supplier<String> body,
        @Nullable Content wanted) {

    boolean creates() {
        return method.equals("POST");
    }

    boolean deletes() {
        return method.equals("DELETE");
    }

    @Override
    public String toString() {
        return method + " " + path + " for " + (wanted == null ? "nothing to be left" : wanted);
    }
}
