package dev.muster.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/// One answer.
///
/// @param headers without `X-Request-Id`, which the server adds
/// @param body the bytes; empty for none
@SuppressWarnings("ArrayRecordComponent") // an answer is written once and never compared
public record Response(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    /// What a status is called, such as `Not Found`.
    public static String reason(int status) {
        return HttpStatus.getMessage(status);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), NOTHING);
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
