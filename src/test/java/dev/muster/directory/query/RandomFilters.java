package dev.muster.directory.query;

import dev.muster.schema.UserSchema;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Filters as text, over all attributes of [RandomUsers] and all operators that suit them.
final class RandomFilters {

    private static final List<String> EQUALITY = List.of("eq", "ne", "EQ");
    private static final List<String> ORDER = List.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final List<String> ALL = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "Eq", "CO");
    private static final List<String> TEXT_PATHS = List.of(
            "userName",
            "title",
            "nickName",
            "profileUrl",
            "externalId",
            "name.givenName",
            "NAME.FAMILYNAME",
            "emails",
            "emails.value",
            "emails.type",
            "emails.display",
            "roles.value",
            "addresses.country",
            "meta.resourceType",
            "meta.version",
            "groups.display",
            "groups.type",
            "department",
            UserSchema.ENTERPRISE.urn() + ":department",
            UserSchema.ENTERPRISE.urn() + ":manager.value",
            RandomUsers.OPEN + ":badge",
            RandomUsers.OPEN + ":list",
            RandomUsers.OPEN + ":box.colour",
            RandomUsers.OPEN + ":boxes",
            RandomUsers.OPEN + ":BOXES.colour",
            RandomUsers.OPEN + ":nothing.at");
    private static final List<String> PRESENT_PATHS = List.of(
            "name",
            "emails",
            "groups",
            "meta",
            "active",
            "schemas",
            "x509Certificates",
            UserSchema.ENTERPRISE.urn(),
            UserSchema.ENTERPRISE.urn() + ":manager",
            RandomUsers.OPEN,
            RandomUsers.OPEN + ":box",
            RandomUsers.OPEN + ":boxes.size",
            RandomUsers.FIELDS + ":hired",
            RandomUsers.FIELDS + ":remote",
            "urn:globex:2.0:User");

    private final Random random;
    private final RandomUsers users;
    private final List<String> ids;

    /// @param ids what `id`, `groups.value` and the like are compared with
    RandomFilters(Random random, RandomUsers users, List<String> ids) {
        this.random = random;
        this.users = users;
        this.ids = ids;
    }

    String filter(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> several(" and ", depth);
            case 2 -> several(" or ", depth);
            case 3 -> "not (" + filter(depth - 1) + ")";
            default -> term();
        };
    }

    private String several(String conjunction, int depth) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(2))
                .mapToObj(i -> filter(depth - 1))
                .collect(Collectors.joining(conjunction, "(", ")"));
    }

    private String term() {
        return switch (random.nextInt(12)) {
            case 0 -> users.one(PRESENT_PATHS) + " pr";
            case 1 -> users.one(TEXT_PATHS) + " pr";
            case 2 -> identity();
            case 3 -> typed();
            case 4, 5, 6 -> valuePath();
            default -> text(users.one(TEXT_PATHS));
        };
    }

    private String text(String path) {
        return path + " " + users.one(ALL) + " " + quoted(users.one(RandomUsers.TEXTS));
    }

    private String identity() {
        String id = users.one(ids);
        return switch (random.nextInt(6)) {
            case 0 -> "id " + users.one(ALL) + " " + quoted(id);
            case 1 -> "id co " + quoted(id.substring(3, 6));
            case 2 -> "groups.value " + users.one(EQUALITY) + " " + quoted(id);
            case 3 -> "meta.location ew " + quoted(id);
            case 4 -> "groups.$ref ne " + quoted(QueryDatabase.BASE + "/Groups/" + id);
            default ->
                "schemas " + users.one(EQUALITY) + " " + quoted(RandomUsers.OPEN.toUpperCase(java.util.Locale.ROOT));
        };
    }

    private String typed() {
        return switch (random.nextInt(9)) {
            case 0 -> "active " + users.one(EQUALITY) + " " + random.nextBoolean();
            case 1 -> "emails.primary " + users.one(EQUALITY) + " \"True\"";
            case 2 ->
                "x509Certificates.value " + users.one(EQUALITY) + " " + quoted(users.one(RandomUsers.CERTIFICATES));
            case 3 -> RandomUsers.FIELDS + ":hired " + users.one(ORDER) + " " + quoted(users.one(RandomUsers.TIMES));
            case 4 -> RandomUsers.FIELDS + ":score " + users.one(ORDER) + " " + users.one(RandomUsers.NUMBERS);
            case 5 -> "meta.created " + users.one(ORDER) + " " + quoted(users.one(RandomUsers.TIMES));
            case 6 -> RandomUsers.OPEN + ":size " + users.one(ORDER) + " " + users.one(RandomUsers.NUMBERS);
            case 7 -> RandomUsers.OPEN + ":flag " + users.one(EQUALITY) + " true";
            default -> "title " + users.one(EQUALITY) + " null";
        };
    }

    private String valuePath() {
        return switch (random.nextInt(8)) {
            case 0 -> "emails[" + inner() + "].value eq " + quoted(users.one(RandomUsers.TEXTS));
            case 1 -> "name[" + text("givenName") + "]";
            case 2 -> "groups[" + text("display") + " or not (" + text("type") + ")]";
            case 3 -> RandomUsers.OPEN + ":boxes[" + text("colour") + " and size eq 1]";
            case 4 -> "meta[version eq \"W/\\\"1\\\"\" and not (" + text("location") + ")]";
            case 5 -> "schemas[" + text("value") + "]";
            default -> "emails[" + inner() + "]";
        };
    }

    private String inner() {
        return switch (random.nextInt(5)) {
            case 0 -> text("type") + " and " + text("value");
            case 1 -> "not (" + text("type") + ") and primary pr";
            case 2 -> text("value") + " or primary eq true and " + text("type");
            case 3 -> "value eq " + quoted(users.one(RandomUsers.TEXTS)) + " and " + text("type");
            default -> text("value");
        };
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
