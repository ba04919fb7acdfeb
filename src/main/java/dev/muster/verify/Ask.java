package dev.muster.verify;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request as it goes out.
///
/// @param path after the base address, with its query; encoded where it must be
/// @param body empty for none
/// @param withToken whether the token goes along
public record Ask(
        String method, String path, Map<String, String> headers, String body, Charset charset, boolean withToken) {

    private static final String SCIM = "application/scim+json";

    public static Ask of(String method, String path) {
        return new Ask(method, path, Map.of("Accept", SCIM), "", StandardCharsets.UTF_8, true);
    }

    public static Ask of(String method, String path, Object body) {
        return of(method, path).body(body.toString(), SCIM);
    }

    /// @param contentType empty for none
    public Ask body(String text, String contentType) {
        Ask plain = new Ask(method, path, headers, text, charset, withToken);
        return contentType.isEmpty() ? plain : plain.header("Content-Type", contentType);
    }

    public Ask in(Charset other) {
        return new Ask(method, path, headers, body, other, withToken);
    }

    public Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(method, path, more, body, charset, withToken);
    }

    public Ask without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Ask(method, path, fewer, body, charset, withToken);
    }

    public Ask anonymous() {
        return new Ask(method, path, headers, body, charset, false);
    }

    byte[] bytes() {
        return body.getBytes(charset);
    }
}
