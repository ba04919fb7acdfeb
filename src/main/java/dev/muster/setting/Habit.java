package dev.muster.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A client habit that a tolerant setting understands. Each says what it looks like, what it becomes, who has
/// it, and where that is documented.
public enum Habit {
    WRAPPED_VALUE(
            "P6",
            "an operation without path whose value is an array that holds one object",
            "the object",
            "clients built on SCIM-SDK up to August 2026",
            Source.SCIM_SDK),
    OWN_ID(
            "P7",
            "an operation without path whose value repeats the resource's own id",
            "the value without id; another id is still refused",
            "Okta, authentik",
            Source.OKTA),
    NO_PATCH_SCHEMA("P8", "a PATCH body without schemas", "the PatchOp URN", "Okta", Source.OKTA_GROUPS),
    NULL_PATH("P9", "path: null", "an operation without path", "authentik", Source.AUTHENTIK),
    UNKNOWN_ATTRIBUTE(
            "P10",
            "an operation on an attribute that no schema has",
            "nothing; the other operations are applied",
            "Entra ID with custom mappings",
            Source.ENTRA),
    REPLACE_CREATES(
            "Q1",
            "replace of emails[type eq \"work\"].value without such an element",
            "an add, which makes the element",
            "Entra ID",
            Source.ENTRA_FLAG),
    BARE_EXTENSION_NAME(
            "Q6",
            "manager, department or employeeNumber without the extension's URN",
            "the same path below the URN",
            "Entra ID, old configurations",
            Source.ENTRA),
    FILTER_ON_SINGLE_VALUE(
            "Q8",
            "a value filter on a single-valued attribute",
            "nothing; the other operations are applied",
            "Entra ID with custom mappings",
            "https://learn.microsoft.com/en-us/answers/questions/5746233"),
    TEXT_BOOLEAN(
            "V1",
            "\"True\", \"False\", \"true\" or \"false\" for a boolean",
            "true or false",
            "Entra ID, Keycloak, OneLogin",
            Source.ENTRA_FLAG),
    TEXT_REFERENCE(
            "V3",
            "manager as plain text",
            "manager.value",
            "Entra ID",
            "https://github.com/Captain-P-Goldfish/SCIM-SDK/issues/541"),
    MANAGER_ID("V4", "managerId, or manager.managerId", "manager.value", "OneLogin", Source.ONELOGIN),
    EMPTY_COMPLEX(
            "V5",
            "manager as \"\" or {\"value\": \"\"}",
            "unassigned",
            "Entra ID",
            "https://github.com/pranems/SCIMServer"),
    JSON_IN_TEXT(
            "V6",
            "a role whose value is JSON text of an object",
            "an element with the object's value and display name",
            "Entra ID",
            "https://github.com/Captain-P-Goldfish/SCIM-SDK/issues/516"),
    LONE_OBJECT(
            "V7",
            "one object where an array is expected",
            "an array that holds it",
            "OneLogin",
            "https://github.com/15five/django-scim2"),
    LONE_ELEMENT(
            "V8",
            "an array of one element where a single value is expected",
            "the element",
            "clients built on SCIM-SDK, Entra ID",
            Source.SCIM_SDK),
    EMPTY_TEXT(
            "V10",
            "\"\" for an attribute that holds no text, such as active",
            "unassigned",
            "Okta, OneLogin",
            Source.OKTA),
    WRONG_SCHEMAS(
            "V12",
            "schemas with wrong or unknown URNs, or none",
            "the schemas that the resource's values belong to",
            "OneLogin, Entra ID",
            Source.ONELOGIN),
    UNKNOWN_EXTENSION(
            "V20",
            "an extension that no schema describes",
            "kept as sent, listed in schemas, and open to mappings",
            "Entra ID with custom mappings",
            Source.ENTRA),
    REMOVE_WITH_VALUE(
            "M1",
            "remove with a value array on a multi-valued attribute other than members",
            "a remove of the elements that are listed",
            "Entra ID, authentik, ssosync",
            Source.ENTRA_FLAG),
    UNKNOWN_MEMBER(
            "M10",
            "a member id that is not known, or is no id at all",
            "nothing; the other members are applied",
            "Okta",
            "https://github.com/fleetdm/fleet/issues/52600"),
    EMAIL_ALIAS(
            "F4",
            "email in a filter",
            "emails",
            "PingOne",
            "https://docs.pingidentity.com/pingone/integrations/p1_scim_filter_expressions.html"),
    FILTER_AFTER_BRACKETS(
            "F6",
            "emails[type eq \"work\"].value eq \"x\" in a filter",
            "emails[type eq \"work\" and value eq \"x\"]",
            "Entra ID, when the mail is the matching attribute",
            Source.ENTRA),
    BARE_REFERENCE(
            "F7",
            "manager eq \"id\" in a filter",
            "the manager's value",
            "Entra ID, old jobs",
            "https://docs.aws.amazon.com/singlesignon/latest/developerguide/listusers.html"),
    UNQUOTED_LITERAL(
            "F8",
            "userName eq ada in a filter",
            "userName eq \"ada\"",
            "Entra ID, authentik, old versions",
            Source.ENTRA),
    LOOSE_FORMAT(
            "V19",
            "a country, locale, language, time zone, reference or certificate in another form, such as"
                    + " \"United States\"",
            "kept as sent",
            "Entra ID, Okta: whatever the directory holds",
            Source.ENTRA);

    private final String row;
    private final String looks;
    private final String becomes;
    private final String seen;
    private final String source;

    Habit(String row, String looks, String becomes, String seen, String source) {
        this.row = row;
        this.looks = looks;
        this.becomes = becomes;
        this.seen = seen;
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

    public String looks() {
        return looks;
    }

    public String becomes() {
        return becomes;
    }

    /// The clients that have it.
    public String seen() {
        return seen;
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
