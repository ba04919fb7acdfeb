package dev.muster.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without its looks: it holds the cookie of a session, and sends forms with their token.
///
/// @param session empty when nobody is signed in
public record Visit(URI server, String session) {

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    public static Visit of(TestServer server) {
        return new Visit(server.url(), "");
    }

    public Http http() {
        String origin = server.getScheme() + "://" + server.getAuthority();
        Http plain = new Http(server, Map.of("Origin", origin, "Content-Type", "application/x-www-form-urlencoded"));
        return session.isEmpty() ? plain : plain.with("Cookie", TestConsole.COOKIE + "=" + session);
    }

    public Answer get(String path) {
        return http().get(path);
    }

    /// Sends a form with the token that the session's pages give.
    public Answer post(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder(session.isEmpty() ? "" : "_token=" + encoded(token()) + "&");
        fields.forEach((name, value) ->
                body.append(encoded(name)).append('=').append(encoded(value)).append('&'));
        return http().post(path, body.toString());
    }

    /// What the forms of the session's pages send along.
    public String token() {
        Matcher found = TOKEN.matcher(get("/account").text());
        return found.find() ? found.group(1) : "";
    }

    public Answer signsIn(String email, String password) {
        return post("/sign-in", Map.of("email", email, "password", password));
    }

    /// The same browser with the session that an answer gave it.
    public Visit with(Answer answer) {
        return new Visit(server, TestConsole.session(answer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
