package dev.muster.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The pages of the shared server, with an operator called Ada signed in: [Browser] and [Http] carry the cookie of
/// her session wherever they are led by this address. It is another name of the same host, so that nobody is
/// signed in at the server's own address.
public final class TestConsole {

    /// The name of the cookie of a session on plain loopback.
    public static final String COOKIE = "muster-session";

    private static final String PASSWORD = "correct horse battery staple";

    private static final class Shared {
        private static final String SESSION = signIn(TestServer.shared().firstStart(), "ada@muster.example", "Ada");
    }

    private TestConsole() {}

    /// Where Ada is signed in.
    public static URI url() {
        return URI.create("http://localhost:" + TestServer.shared().url().getPort());
    }

    /// Ada's session.
    public static String session() {
        return Shared.SESSION;
    }

    /// Whether an address is one where Ada is signed in.
    static boolean isAt(String address) {
        return address.startsWith("http://localhost:") && (address + "/").startsWith(url() + "/");
    }

    /// Makes an account of a one-time link.
    ///
    /// @return the session that comes with it
    public static String signIn(URI link, String email, String name) {
        String origin = link.getScheme() + "://" + link.getAuthority();
        Http browser = new Http(
                URI.create(origin), Map.of("Origin", origin, "Content-Type", "application/x-www-form-urlencoded"));
        String form = "email=" + encoded(email) + "&name=" + encoded(name) + "&password=" + encoded(PASSWORD);
        return session(browser.post(link.getPath(), form));
    }

    /// The session that an answer gives to a browser.
    public static String session(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No session in the answer: " + answer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
