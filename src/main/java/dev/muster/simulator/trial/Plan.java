package dev.muster.simulator.trial;

import java.net.URI;
import java.net.URISyntaxException;

/// What is asked of a trial run.
///
/// @param base the setting's SCIM address, without a slash at its end
/// @param seed makes the same directory and the same life for the same number, and is part of every name
/// @param perSecond how many requests a second go out at most
/// @param cleanUp remove at the end what was created
/// @param intoExisting run although the setting has people already
public record Plan(
        URI base,
        String token,
        Provider provider,
        int people,
        int groups,
        long seed,
        int perSecond,
        boolean cleanUp,
        boolean intoExisting) {

    private static final int FEWEST = 10;
    private static final int MOST = 1_000_000;

    public Plan {
        require(
                !token.isBlank() && token.chars().allMatch(each -> each > ' ' && each < 127),
                "The token is empty, or no text that may stand in a header.");
        require(people >= FEWEST && people <= MOST, "--people must be from 10 to 1000000.");
        require(groups >= 0 && groups <= people, "--groups must be from 0 to the number of people.");
        require(perSecond >= 1 && perSecond <= 10_000, "--pace must be from 1 to 10000.");
        require(seed >= 0, "--seed must not be negative.");
    }

    /// @throws CannotRun when the text is no address of a SCIM server
    public static URI base(String url) {
        try {
            URI base = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            boolean https = "https".equals(base.getScheme());
            require(
                    (https || "http".equals(base.getScheme()))
                            && base.getHost() != null
                            && base.getRawQuery() == null
                            && base.getRawFragment() == null
                            && base.getRawUserInfo() == null,
                    "The address must be like https://scim.example.com/scim/v2, without user, query and fragment.");
            require(
                    https || isLoopback(base.getHost()),
                    "The address must be https: the token would cross the network in plain text.");
            return base;
        } catch (URISyntaxException e) {
            throw new CannotRun("The address is none: " + e.getReason() + ".");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new CannotRun(message);
        }
    }

    /// Stands in every address, external id and group name of the run.
    public String marker() {
        return "trial-" + seed;
    }

    /// Of all people of the run; nobody can have it (RFC 2606 section 3).
    public String domain() {
        return marker() + ".example.com";
    }
}
