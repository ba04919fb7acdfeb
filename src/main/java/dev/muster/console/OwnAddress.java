package dev.muster.console;

import dev.muster.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An address of this site, to lead somebody back to: path and query, never another host.
public record OwnAddress(String text) {

    private static final Pattern FORM = Pattern.compile("/(?:[A-Za-z0-9_.~%-]++/?)*+(?:\\?[A-Za-z0-9_.~%&=+*-]*+)?");
    private static final int LONGEST = 2000;

    /// Whatever a request asks for that is no address of ours becomes the start page.
    public OwnAddress {
        text = text.length() <= LONGEST && FORM.matcher(text).matches() ? text : "/";
    }

    /// What was asked for.
    static OwnAddress of(Request request) {
        List<String> pairs = new ArrayList<>();
        request.query()
                .forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return new OwnAddress(request.path() + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs)));
    }

    /// Where one signs in and is led back here.
    public String signIn() {
        return "/sign-in" + (text.equals("/") ? "" : "?next=" + encoded(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
