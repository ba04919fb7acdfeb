package dev.muster.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A client habit that a tolerant setting understands. The texts say under its word what it looks like, what it becomes
/// and who has it.
public enum Habit {
    WRAPPED_VALUE("P6", Source.SCIM_SDK),
    OWN_ID("P7", Source.OKTA),
    NO_PATCH_SCHEMA("P8", Source.OKTA_GROUPS),
    NULL_PATH("P9", Source.AUTHENTIK),
    UNKNOWN_ATTRIBUTE("P10", Source.ENTRA),
    REPLACE_CREATES("Q1", Source.ENTRA_FLAG),
    BARE_EXTENSION_NAME("Q6", Source.ENTRA),
    FILTER_ON_SINGLE_VALUE("Q8", "https://learn.microsoft.com/en-us/answers/questions/5746233"),
    TEXT_BOOLEAN("V1", Source.ENTRA_FLAG),
    TEXT_REFERENCE("V3", "https://github.com/Captain-P-Goldfish/SCIM-SDK/issues/541"),
    MANAGER_ID("V4", Source.ONELOGIN),
    EMPTY_COMPLEX("V5", "https://github.com/pranems/SCIMServer"),
    JSON_IN_TEXT("V6", "https://github.com/Captain-P-Goldfish/SCIM-SDK/issues/516"),
    LONE_OBJECT("V7", "https://github.com/15five/django-scim2"),
    LONE_ELEMENT("V8", Source.SCIM_SDK),
    EMPTY_TEXT("V10", Source.OKTA),
    WRONG_SCHEMAS("V12", Source.ONELOGIN),
    UNKNOWN_EXTENSION("V20", Source.ENTRA),
    REMOVE_WITH_VALUE("M1", Source.ENTRA_FLAG),
    UNKNOWN_MEMBER("M10", "https://github.com/fleetdm/fleet/issues/52600"),
    EMAIL_ALIAS("F4", "https://docs.pingidentity.com/pingone/integrations/p1_scim_filter_expressions.html"),
    FILTER_AFTER_BRACKETS("F6", Source.ENTRA),
    BARE_REFERENCE("F7", "https://docs.aws.amazon.com/singlesignon/latest/developerguide/listusers.html"),
    UNQUOTED_LITERAL("F8", Source.ENTRA),
    LOOSE_FORMAT("V19", Source.ENTRA);

    private final String row;
    private final String source;

    Habit(String row, String source) {
        this.row = row;
        this.source = source;
    }

    /// Its name in the admin API and in the database, which never changes: `text-boolean`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Habit> of(String word) {
        return Arrays.stream(values())
                .filter(habit -> habit.word().equals(word))
                .findFirst();
    }

    /// Its number in the list of habits, by which tests name it.
    public String row() {
        return row;
    }

    /// Where that is known from.
    public String source() {
        return source;
    }

    /// Addresses that several habits cite.
    private static final class Source {
        static final String ENTRA =
                "https://learn.microsoft.com/en-us/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups";
        static final String ENTRA_FLAG =
                "https://learn.microsoft.com/en-us/entra/identity/app-provisioning/application-provisioning-config-problem-scim-compatibility";
        static final String OKTA = "https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20";
        static final String OKTA_GROUPS = "https://github.com/jelhub/scimgateway/issues/113";
        static final String AUTHENTIK = "https://github.com/goauthentik/authentik/tree/main/authentik/providers/scim";
        static final String SCIM_SDK = "https://github.com/Captain-P-Goldfish/SCIM-SDK";
        static final String ONELOGIN = "https://github.com/goauthentik/authentik/issues/11249";
    }
}
