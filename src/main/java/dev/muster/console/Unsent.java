package dev.muster.console;

import dev.muster.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A form that was not taken, because the session of its page has ended. What was typed is kept, and can be sent from
/// here by who has signed in again.
///
/// @param address where the form goes
/// @param typed all that it holds but for passwords
public record Unsent(String address, Map<String, List<String>> typed) implements View {

    static final Set<String> NOT_KEPT = Set.of(FormToken.FIELD, "password", "present");

    static Unsent of(Request request, Map<String, List<String>> form) {
        Map<String, List<String>> typed = new LinkedHashMap<>(form);
        typed.keySet().removeAll(NOT_KEPT);
        return new Unsent(OwnAddress.of(request).text(), typed);
    }

    @Override
    public String template() {
        return "error/unsent";
    }
}
