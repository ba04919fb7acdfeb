package dev.muster.console.connect;

import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.View;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.setting.Token;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes into the identity provider: the address, and this once the token.
///
/// @param token null when it has been shown before
/// @param wrong what is wrong with the form; empty when nothing is
public record Connected(
        ScimSetting setting, String scimUrl, @Nullable Token token, String wrong) implements View {

    static Connected first(Console console, Settings.Created created) {
        return new Connected(created.overview().setting(), console.scimUrl(), created.token(), "");
    }

    @Override
    public String template() {
        return "connect/connected";
    }

    /// Where the same is found without the token.
    static String address(Page page, UUID setting) {
        return page.address(Place.SCIM_SETTINGS) + "/" + setting + "/connect";
    }

    public String address(Page page) {
        return address(page, setting.id());
    }

    /// Not the token.
    @Override
    public String toString() {
        return "Connected[" + setting.id() + "]";
    }
}
