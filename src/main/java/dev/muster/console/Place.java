package dev.muster.console;

import dev.muster.company.Company;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a page stands in the navigation. A place of a company has a path below it; the key of its name in the
/// texts is `place.` and its name. One of the installation has an address of its own.
public enum Place {
    NOWHERE("", null),
    COMPANIES("/companies", null),
    HEALTH("/settings-health", null),
    OPERATORS("/operators", null),
    INSTALLATION_AUDIT("/audit", null),
    TARGET_USERS("target-users", null),
    PEOPLE("target-users", TARGET_USERS),
    GROUPS("target-groups", TARGET_USERS),
    COMPANY_SETTINGS("settings", null),
    GENERAL("settings", COMPANY_SETTINGS),
    SCIM_SETTINGS("scim-settings", COMPANY_SETTINGS),
    ACCESS("access", COMPANY_SETTINGS),
    AUDIT("audit", COMPANY_SETTINGS);

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
                .filter(place -> place.parent == null && !place.path.isEmpty() && !place.isOfInstallation())
                .toList();
    }

    /// The navigation of operators outside of a company.
    static List<Place> ofInstallation() {
        return Arrays.stream(values()).filter(Place::isOfInstallation).toList();
    }

    boolean isOfInstallation() {
        return path.startsWith("/");
    }

    /// What stands below it in a second row; empty when it stands alone.
    List<Place> parts() {
        return Arrays.stream(values()).filter(place -> place.parent == this).toList();
    }
}
