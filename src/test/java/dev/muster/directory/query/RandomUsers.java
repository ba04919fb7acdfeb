package dev.muster.directory.query;

import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.schema.UserSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// People out of few values, so that filters out of the same values find some of them and miss others.
final class RandomUsers {

    static final String FIELDS = "urn:muster:params:scim:schemas:extension:fields:2.0:User";
    static final String OPEN = "urn:acme:2.0:User";

    static final ResourceType TYPE = ResourceType.USER.with(new Schema(
            FIELDS,
            "Fields",
            "Custom fields",
            List.of(
                    Attribute.of("hired", Attribute.Type.DATE_TIME, ""),
                    Attribute.of("score", Attribute.Type.DECIMAL, ""),
                    Attribute.of("level", Attribute.Type.INTEGER, ""),
                    Attribute.of("remote", Attribute.Type.BOOLEAN, ""))));

    static final List<String> TEXTS = List.of(
            "ada", "Ada", "ADA", "grace", "Straße", "STRASSE", "é", "e\u0301", "x%y", "x_y", "x\\y", "", "İ", "😀",
            "\uFFFD", "o'neill", "work", "Work", "a\"b", "true", "10");
    static final List<String> TIMES = List.of(
            "2020-01-01T00:00:00Z",
            "2020-01-01T01:00:00+01:00",
            "2020-01-01T00:00:00.000001Z",
            "2020-01-01T00:00:00.0000011Z",
            "2019-12-31T24:00:00",
            "1999-05-05T05:05:05.5Z",
            "12020-01-01T00:00:00Z",
            "-0044-03-15T12:00:00Z");
    static final List<String> NUMBERS = List.of("0", "1", "1.0", "-1.5", "10", "1e2", "100", "0.1");
    static final List<String> CERTIFICATES = List.of("QUJD", "QUI=", "QUI", "quJD");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Random random;

    RandomUsers(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    ObjectNode user(int number) {
        ObjectNode user = JSON.createObjectNode();
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        user.put("id", id).put("userName", one(TEXTS) + number);
        for (String attribute : List.of("title", "nickName", "profileUrl", "externalId")) {
            maybe(() -> user.put(attribute, one(TEXTS)));
        }
        maybe(() -> user.put("active", random.nextBoolean()));
        maybe(() ->
                maybe(() -> user.putObject("name").put("givenName", one(TEXTS)).put("familyName", one(TEXTS))));
        maybe(() -> emails(user.putArray("emails")));
        maybe(() -> user.putArray("roles").addObject().put("value", one(TEXTS)));
        maybe(() -> user.putArray("x509Certificates").addObject().put("value", one(CERTIFICATES)));
        maybe(() -> enterprise(user.putObject(UserSchema.ENTERPRISE.urn())));
        maybe(() -> fields(user.putObject(FIELDS)));
        maybe(() -> open(user.putObject(OPEN)));
        meta(user, id, number);
        schemas(user);
        return user;
    }

    private void maybe(Runnable setting) {
        if (random.nextInt(3) > 0) {
            setting.run();
        }
    }

    private void emails(ArrayNode emails) {
        for (int i = random.nextInt(5); i > 0; i--) {
            ObjectNode email = emails.addObject();
            email.put("display", "d");
            maybe(() -> email.put("value", one(TEXTS)));
            maybe(() -> email.put("type", one(TEXTS)));
            maybe(() -> email.put("primary", random.nextBoolean()));
        }
    }

    private void enterprise(ObjectNode enterprise) {
        enterprise.put("division", "d");
        maybe(() -> enterprise.put("department", one(TEXTS)));
        maybe(() -> enterprise.putObject("manager").put("value", one(TEXTS)));
    }

    private void fields(ObjectNode fields) {
        fields.put("level", random.nextInt(3));
        maybe(() -> fields.put("hired", one(TIMES)));
        maybe(() -> fields.put("score", new java.math.BigDecimal(one(NUMBERS))));
        maybe(() -> fields.put("remote", random.nextBoolean()));
    }

    private void open(ObjectNode open) {
        open.put("here", true);
        maybe(() -> open.put("Badge", one(TEXTS)));
        maybe(() -> open.put("size", new java.math.BigDecimal(one(NUMBERS))));
        maybe(() -> open.put("flag", random.nextBoolean()));
        maybe(() -> open.putArray("list").add(one(TEXTS)).add(random.nextInt(3)).add(one(TEXTS)));
        maybe(() -> open.putObject("box").put("Colour", one(TEXTS)).put("empty", ""));
        maybe(() -> open.putArray("boxes")
                .add(one(TEXTS))
                .addObject()
                .put("colour", one(TEXTS))
                .put("size", 1));
    }

    private void meta(ObjectNode user, String id, int number) {
        String at = Instant.parse("2020-01-01T00:00:00Z")
                .plus(random.nextInt(3), ChronoUnit.MICROS)
                .toString();
        user.putObject("meta")
                .put("resourceType", "User")
                .put("created", at)
                .put("lastModified", at)
                .put("version", "W/\"" + number % 5 + "\"")
                .put("location", QueryDatabase.BASE + "/Users/" + id);
    }

    private static void schemas(ObjectNode user) {
        ArrayNode schemas = user.putArray("schemas").add(UserSchema.CORE.urn());
        user.propertyNames().stream().filter(name -> name.startsWith("urn:")).forEach(schemas::add);
    }
}
