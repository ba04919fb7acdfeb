package dev.muster.scim.bulk;

import dev.muster.http.Response;
import java.util.Objects;

/// A resource that a POST of the bulk has made.
///
/// @param location its address, as in the Location header
record Made(String id, String location) {

    static Made by(Response created) {
        String location = Objects.requireNonNull(created.headers().get("Location"));
        return new Made(location.substring(location.lastIndexOf('/') + 1), location);
    }
}
