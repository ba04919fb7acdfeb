package dev.muster.console.setting.access;

import dev.muster.console.View;
import dev.muster.setting.IssuedToken;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.ScimSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lets the client of a setting in.
public record AccessView(
        ScimSetting setting, List<IssuedToken> tokens, List<OAuthClients.Named> clients, Instant now, String tokenUrl)
        implements View {

    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public String template() {
        return "setting/access/list";
    }

    public boolean hasEnded(@Nullable Instant end) {
        return end != null && !end.isAfter(now);
    }

    public boolean endsSoon(@Nullable Instant end) {
        return end != null && end.isAfter(now) && end.isBefore(now.plus(SOON));
    }

    /// Whether no client gets in any more.
    public boolean isShut() {
        return tokens.stream().allMatch(token -> hasEnded(token.expiresAt()))
                && clients.stream().allMatch(client -> hasEnded(client.client().expiresAt()));
    }
}
