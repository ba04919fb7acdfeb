package dev.muster.console;

import dev.muster.company.Company;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a page stands in the navigation. A place of a company has a path below it; the key of its name in the
/// texts is `place.` and its name.
public enum Place {
    NOWHERE("", null),
    COMPANIES("", null),
    TARGET_USERS("target-users", null),
    PEOPLE("target-users", TARGET_USERS),
    GROUPS("target-groups", TARGET_USERS),
    COMPANY_SETTINGS("settings", null),
    GENERAL("settings", COMPANY_SETTINGS),
    SCIM_SETTINGS("scim-settings", COMPANY_SETTINGS);

    private final String path;
    private final @Nullable Place parent;

    Place(String path, @Nullable Place parent) {
        this.path = path;
        this.parent = parent;
    }

    /// The key of its name.
    public String key() {
        return "place." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String path() {
        return path;
    }

    /// The place of the first row of the navigation that it belongs to.
    public Place top() {
        return parent == null ? this : parent;
    }

    /// Where a company begins.
    public static String home(Company company) {
        return "/companies/" + company.id() + "/" + tops().getFirst().path();
    }

    /// The first row of a company's navigation.
    public static List<Place> tops() {
        return Arrays.stream(values())
                .filter(place -> place.parent == null && !place.path.isEmpty())
                .toList();
    }

    /// What stands below it in a second row; empty when it stands alone.
    List<Place> parts() {
        return Arrays.stream(values()).filter(place -> place.parent == this).toList();
    }
}
