package dev.muster.simulator.trial;

import tools.jackson.databind.JsonNode;

/// What the played directory holds of everybody, the path that a PATCH names it by, and where it stands in an
/// answer.
enum Attribute {
    USER_NAME("userName"),
    EXTERNAL_ID("externalId"),
    DISPLAY_NAME("displayName"),
    GIVEN_NAME("name.givenName"),
    FAMILY_NAME("name.familyName"),
    EMAIL("emails[type eq \"work\"].value"),
    TITLE("title"),
    PHONE("phoneNumbers[type eq \"work\"].value"),
    DEPARTMENT(Bodies.ENTERPRISE_USER + ":department");

    private final String path;

    Attribute(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /// Empty when the account has none.
    String of(Account account) {
        return switch (this) {
            case USER_NAME, EMAIL -> account.userName();
            case EXTERNAL_ID -> account.externalId();
            case DISPLAY_NAME -> account.person().displayName();
            case GIVEN_NAME -> account.person().givenName();
            case FAMILY_NAME -> account.person().familyName();
            case TITLE -> account.person().title();
            case PHONE -> account.person().phoneNumber();
            case DEPARTMENT -> account.person().department().orElse("");
        };
    }

    /// Empty when the answer has none.
    String in(JsonNode user) {
        return switch (this) {
            case EMAIL -> ofTypeWork(user.path("emails"));
            case PHONE -> ofTypeWork(user.path("phoneNumbers"));
            case DEPARTMENT ->
                user.path(Bodies.ENTERPRISE_USER).path("department").asString("");
            case USER_NAME, EXTERNAL_ID, DISPLAY_NAME, GIVEN_NAME, FAMILY_NAME, TITLE ->
                user.at("/" + path.replace('.', '/')).asString("");
        };
    }

    private static String ofTypeWork(JsonNode elements) {
        for (JsonNode element : elements) {
            if (element.path("type").asString("").equalsIgnoreCase("work")) {
                return element.path("value").asString("");
            }
        }
        return "";
    }
}
