package dev.muster.console;

import dev.muster.http.Cookie;
import dev.muster.http.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// Light, dark, or whatever the browser prefers. It is the browser's choice, not the person's, so a cookie keeps
/// it.
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    private static final String COOKIE = "muster-theme";
    private static final Duration KEPT = Duration.ofDays(365);

    static Theme of(Request request) {
        return Cookie.of(request, COOKIE).map(Theme::named).orElse(AUTO);
    }

    static Theme named(String word) {
        return Arrays.stream(values())
                .filter(theme -> theme.word().equals(word))
                .findFirst()
                .orElse(AUTO);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A script reads it before the page is drawn, also on pages that know nothing of the request.
    Cookie cookie(boolean secure) {
        return new Cookie(COOKIE, word(), KEPT, secure, true);
    }
}
