package dev.muster.verify;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/// The server to be judged, and how to treat it.
///
/// @param base without a slash at its end
/// @param perSecond how many requests a second go out at most
public record Target(URI base, String token, Duration timeout, int perSecond) {

    public Target {
        if (token.isBlank() || !token.strip().chars().allMatch(each -> each > ' ' && each < 127)) {
            throw new CannotVerify("The token is empty, or no text that may stand in a header.");
        }
        if (perSecond < 1 || timeout.isZero() || timeout.isNegative()) {
            throw new CannotVerify("--per-second and --timeout must be at least 1.");
        }
        token = token.strip();
    }

    /// @throws CannotVerify when the text is no address of a SCIM server
    public static Target at(String url, String token, Duration timeout, int perSecond) {
        return new Target(base(url), token, timeout, perSecond);
    }

    private static URI base(String url) {
        try {
            URI base = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
            if (!web || base.getHost() == null) {
                throw new CannotVerify("The address must be like https://scim.example.com/scim/v2.");
            }
            if (base.getRawQuery() != null || base.getRawFragment() != null || base.getRawUserInfo() != null) {
                throw new CannotVerify("The address must have no user, no query and no fragment.");
            }
            if (!base.getScheme().equals("https") && !isLoopback(base.getHost())) {
                throw new CannotVerify("The address must be https: the token would cross the network in plain text.");
            }
            return base;
        } catch (URISyntaxException e) {
            throw new CannotVerify("The address is none: " + e.getReason() + ".");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
