package dev.muster.console.setting.access;

import dev.muster.console.View;
import dev.muster.setting.ScimSetting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Asks whether a token or an OAuth client shall really end at once.
///
/// @param kind `token` or `client`
/// @param lastUsedAt null when it was never used
public record RevocationView(
        ScimSetting setting,
        String kind,
        String name,
        String hint,
        @Nullable Instant lastUsedAt) implements View {
    @Override
    public String template() {
        return "setting/access/revocation";
    }
}
