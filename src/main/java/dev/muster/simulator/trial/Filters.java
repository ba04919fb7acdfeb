package dev.muster.simulator.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The one comparison that all clients filter by, in the two ways that they encode it.
final class Filters {

    private Filters() {}

    /// A JSON string, as RFC 7644 section 3.4.2.2 has it.
    static String literal(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Blanks as plus signs.
    static String withPlus(String attribute, String value) {
        return URLEncoder.encode(attribute + " eq " + literal(value), StandardCharsets.UTF_8);
    }

    /// Blanks as %20.
    static String withPercent(String attribute, String value) {
        return withPlus(attribute, value).replace("+", "%20");
    }
}
