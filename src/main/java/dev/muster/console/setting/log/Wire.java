package dev.muster.console.setting.log;

import dev.muster.traffic.KeptBody;
import dev.muster.traffic.LoggedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request as it went over the wire, laid out for reading.
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double NANOS = 1_000_000;

    private Wire() {}

    /// Method and address.
    public static String line(LoggedRequest request) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        request.query()
                .properties()
                .forEach(parameter -> parameter
                        .getValue()
                        .forEach(value -> query.add(parameter.getKey() + "="
                                + URLEncoder.encode(value.asString(""), StandardCharsets.UTF_8))));
        return request.method() + " " + request.path() + query;
    }

    /// A header a line.
    public static String headers(ObjectNode headers) {
        StringJoiner lines = new StringJoiner("\n");
        headers.properties()
                .forEach(header ->
                        lines.add(header.getKey() + ": " + header.getValue().asString("")));
        return lines.toString();
    }

    /// A body with each member on a line of its own; what was cut is no JSON any more, and stays as it is.
    public static String body(KeptBody body) {
        String text = body.text();
        if (text == null) {
            return "";
        }
        try {
            return JSON.readTree(text).toPrettyString();
        } catch (JacksonException e) {
            return text;
        }
    }

    public static double millis(LoggedRequest request) {
        return request.duration().toNanos() / NANOS;
    }
}
