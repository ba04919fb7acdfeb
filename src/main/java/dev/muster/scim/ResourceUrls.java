package dev.muster.scim;

import java.util.UUID;

/// The addresses that go into answers. They come from the configured public URL, never from the Host header.
///
/// @param base `https://host/scim/v2`, without a slash at the end
public record ResourceUrls(String base) {

    public static ResourceUrls under(String publicUrl) {
        return new ResourceUrls(publicUrl + "/scim/v2");
    }

    public String user(UUID id) {
        return base + "/Users/" + id;
    }

    public String group(UUID id) {
        return base + "/Groups/" + id;
    }

    public String of(String endpoint, String name) {
        return base + endpoint + "/" + name;
    }
}
