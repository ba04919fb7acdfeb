package dev.muster.console;

import dev.muster.http.Request;
import dev.muster.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An address of this site, to lead somebody back to: path and query, never another host.
public record OwnAddress(String text) {

    private static final Pattern FORM = Pattern.compile("/(?:[A-Za-z0-9_.~%-]++/?)*+(?:\\?[A-Za-z0-9_.~%&=+*-]*+)?");

    /// Whatever a request asks for that is no address of ours becomes the start page.
    public OwnAddress {
        text = text.length() <= Response.LONGEST_LOCATION && FORM.matcher(text).matches() ? text : "/";
    }

    /// What was asked for.
    static OwnAddress of(Request request) {
        List<String> pairs = new ArrayList<>();
        request.query()
                .forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return new OwnAddress(request.path() + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs)));
    }

    /// Where one signs in and is led back here, unless the way back is too long for an address.
    public String signIn() {
        String next = encoded(text);
        return "/sign-in" + (text.equals("/") || next.length() > Response.LONGEST_LOCATION ? "" : "?next=" + next);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
