package dev.muster.console.setting.access;

import dev.muster.console.View;
import dev.muster.setting.ScimSetting;

/// A new secret, shown this once.
///
/// @param clientId empty for a token
/// @param tokenUrl where an OAuth client gets its access tokens; empty for a token
/// @param overlap how many hours the other tokens live on, after a rotation
public record SecretView(
        ScimSetting setting,
        AccessForm.Kind kind,
        String name,
        String scimUrl,
        String secret,
        String clientId,
        String tokenUrl,
        int overlap)
        implements View {

    @Override
    public String template() {
        return "setting/access/secret";
    }

    /// A record would print its secret.
    @Override
    public String toString() {
        return "SecretView[" + kind + "]";
    }
}
