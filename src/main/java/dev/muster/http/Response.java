package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/// One answer.
///
/// @param headers without `X-Request-Id`, which the server adds
public record Response(int status, Map<String, String> headers, List<Cookie> cookies, Body body) {

    /// What an address that leads on may take of the 16 KiB that the head of a request has: there is room for the draft
    /// that the wizard carries in its own.
    public static final int LONGEST_LOCATION = 12 << 10;

    public Response {
        cookies = List.copyOf(cookies);
    }

    /// One that sets no cookies.
    public Response(int status, Map<String, String> headers, Body body) {
        this(status, headers, List.of(), body);
    }

    /// What stands below the headers.
    public sealed interface Body {

        /// @param bytes empty for no body
        @SuppressWarnings("ArrayRecordComponent") // an answer is written once and never compared
        record Bytes(byte[] bytes) implements Body {}

        /// Too long to be held in memory: it is written while it is made. What can be refused must be refused
        /// before; when the writing fails, the connection is closed, so that nobody takes a part for the whole.
        record Streamed(Writing writing) implements Body {}
    }

    /// Writes a body.
    @FunctionalInterface
    public interface Writing {
        void write(OutputStream out) throws IOException;
    }

    /// What a status is called, such as `Not Found`.
    public static String reason(int status) {
        return HttpStatus.getMessage(status);
    }

    /// Sends a browser on with GET, after a form too (RFC 9110 section 15.4.4).
    ///
    /// @throws Refused with TooLarge when no head has room for the address, which may carry what was typed
    public static Response seeOther(String location) {
        if (location.length() > LONGEST_LOCATION) {
            throw new Refused(new Refusal.TooLarge(LONGEST_LOCATION));
        }
        return new Response(303, Map.of("Location", location), new Body.Bytes(new byte[0]));
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new Body.Bytes(new byte[0]));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), new Body.Bytes(body));
    }

    public static Response streamed(String contentType, Writing body) {
        return streamed(200, contentType, body);
    }

    public static Response streamed(int status, String contentType, Writing body) {
        return new Response(status, Map.of("Content-Type", contentType), new Body.Streamed(body));
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, cookies, body);
    }

    public Response with(Cookie cookie) {
        List<Cookie> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Response(status, headers, more, body);
    }

    public boolean isStreamed() {
        return body instanceof Body.Streamed;
    }

    /// The body as far as it is held in memory: nothing of one that is streamed.
    public byte[] held() {
        return isStreamed() ? new byte[0] : bytes();
    }

    /// The body of an answer that is not streamed; errors never are.
    public byte[] bytes() {
        return switch (body) {
            case Body.Bytes(byte[] bytes) -> bytes;
            case Body.Streamed ignored -> throw new IllegalStateException("The body is written as it is made");
        };
    }
}
