package dev.muster.console.setting;

import dev.muster.console.Page;
import dev.muster.console.Place;
import java.util.Locale;
import java.util.UUID;

/// The pages of a SCIM setting, in the order of their tabs. The key of a tab's name in the texts is
/// `setting.tab.` and its name.
public enum SettingTab {
    OVERVIEW(""),
    GUIDE("guide"),
    RULES("rules"),
    TOKENS("tokens"),
    HELD("held"),
    CONFLICTS("conflicts"),
    REQUESTS("requests"),
    HABITS("habits"),
    MORE("more");

    private final String path;

    SettingTab(String path) {
        this.path = path;
    }

    /// The key of its name.
    public String key() {
        return "setting.tab." + name().toLowerCase(Locale.ROOT);
    }

    /// Where the page is for a setting of the page's company.
    public String address(Page page, UUID setting) {
        return page.address(Place.SCIM_SETTINGS) + "/" + setting + (path.isEmpty() ? "" : "/" + path);
    }
}
