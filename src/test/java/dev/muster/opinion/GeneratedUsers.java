package dev.muster.opinion;

import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.schema.UserSchema;
import dev.muster.scim.message.JsonBody;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// People out of few values, as a strict client sends them, so that conditions out of the same values hold for
/// some of them and not for others.
record GeneratedUsers(Random random) {

    static final String ENTERPRISE = UserSchema.ENTERPRISE.urn();
    static final String TRAITS = "urn:acme:params:scim:schemas:extension:traits:2.0:User";

    /// A user with attributes of every type, which the standard's schemas do not have.
    static final ResourceType TYPE = ResourceType.USER.with(new Schema(
            TRAITS,
            "Traits",
            "An attribute of every type",
            List.of(
                    Attribute.of("hired", Attribute.Type.DATE_TIME, ""),
                    Attribute.of("score", Attribute.Type.DECIMAL, ""),
                    Attribute.of("scores", Attribute.Type.DECIMAL, "").many(),
                    Attribute.of("level", Attribute.Type.INTEGER, ""),
                    Attribute.of("remote", Attribute.Type.BOOLEAN, ""),
                    Attribute.of("key", Attribute.Type.BINARY, ""),
                    Attribute.of("page", Attribute.Type.REFERENCE, ""),
                    Attribute.string("code", "").exact(),
                    Attribute.string("labels", "").many())));

    static final List<String> TEXTS = List.of(
            "ada",
            "Ada",
            "ADA",
            "ada lovelace",
            "grace",
            "Straße",
            "STRASSE",
            "é",
            "e\u0301",
            "İ",
            "i\u0307",
            "ς",
            "Σ",
            "😀",
            "\uFF5E",
            "K",
            "x%y",
            "x_y",
            "x\\y",
            "",
            "o'neill",
            "work",
            "Work",
            "a\"b",
            "true",
            "10",
            "null",
            "2020-01-01T00:00:00Z",
            "2020-01-01T01:00:00+01:00",
            "tab\tnewline\n");
    static final List<String> TYPES = List.of("work", "home", "Work", "other");
    static final List<String> TIMES = List.of(
            "2020-01-01T00:00:00Z",
            "2020-01-01T01:00:00+01:00",
            "2019-12-31T16:00:00-08:00",
            "2020-01-01T00:00:00.000001Z",
            "2020-01-01T00:00:00.0000011Z",
            "2020-01-01T00:00:00.001Z",
            "2020-01-01T00:00:00.00000000001Z",
            "2019-12-31T24:00:00Z",
            "2020-01-01T00:00:00",
            "12020-01-01T00:00:00Z",
            "-0044-03-15T12:00:00Z");
    static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "1.0",
            "-1.5",
            "10",
            "1e1",
            "0.1",
            "0.1000000000000000000001",
            "9007199254740993",
            "9007199254740992");
    static final List<String> WHOLE = List.of("0", "1", "-1", "10", "9007199254740993", "9007199254740992", "-0");
    static final List<String> BINARIES = List.of("QUJD", "QUI=", "QUI", "quJD", "YQ==");
    static final List<String> PAGES =
            List.of("https://acme.example/Ada", "https://acme.example/ada", "HTTPS://ACME.EXAMPLE/ADA");

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean sometimes(int times, int of) {
        return random.nextInt(of) < times;
    }

    /// @param number makes the name unique
    ObjectNode user(int number) {
        ObjectNode user = JsonMapper.shared().createObjectNode();
        ArrayNode schemas = user.putArray("schemas").add(UserSchema.CORE.urn());
        user.put("userName", one(List.of("ada", "Ada", "GRACE", "linus", "Zoë", "STRASSE")) + number);
        for (String attribute : List.of("title", "displayName", "externalId")) {
            maybe(() -> user.put(attribute, one(TEXTS)));
        }
        maybe(() -> user.put("profileUrl", one(PAGES)));
        maybe(() -> user.put("active", random.nextBoolean()));
        maybe(() -> name(user));
        maybe(() -> elements(user, "emails", TEXTS));
        maybe(() -> elements(user, "roles", TEXTS));
        maybe(() -> enterprise(user.putObject(ENTERPRISE), schemas));
        return user;
    }

    /// A person with an attribute of every type.
    ObjectNode userWithTraits(int number) {
        ObjectNode user = user(number);
        maybe(() -> elements(user, "x509Certificates", BINARIES));
        maybe(() -> traits(user.putObject(TRAITS), user.withArray("schemas")));
        return user;
    }

    /// As a body is read: a number knows whether it was written with a fraction.
    static ObjectNode read(ObjectNode object) {
        return read(object.toString());
    }

    static ObjectNode read(String object) {
        return JsonBody.read(object.getBytes(StandardCharsets.UTF_8), null);
    }

    private void maybe(Runnable setting) {
        if (random.nextInt(3) > 0) {
            setting.run();
        }
    }

    private void name(ObjectNode user) {
        ObjectNode name = user.putObject("name").put("middleName", one(TEXTS));
        maybe(() -> name.put("givenName", one(TEXTS)));
        maybe(() -> name.put("familyName", one(TEXTS)));
    }

    /// No element twice, and one primary at most: the others would be refused or merged on their way in.
    private void elements(ObjectNode user, String attribute, List<String> values) {
        ArrayNode elements = user.putArray(attribute);
        List<String> seen = new ArrayList<>();
        boolean primary = false;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String value = one(values);
            String type = one(TYPES);
            if (seen.contains((value + type).toLowerCase(Locale.ROOT))) {
                continue;
            }
            seen.add((value + type).toLowerCase(Locale.ROOT));
            ObjectNode element = elements.addObject().put("value", value);
            maybe(() -> element.put("type", type));
            maybe(() -> element.put("display", one(TEXTS)));
            if (sometimes(1, 3)) {
                element.put("primary", !primary);
                primary = true;
            }
        }
    }

    private void enterprise(ObjectNode enterprise, ArrayNode schemas) {
        schemas.add(ENTERPRISE);
        enterprise.put("division", one(TEXTS));
        maybe(() -> enterprise.put("department", one(TEXTS)));
        maybe(() -> enterprise.putObject("manager").put("value", one(TEXTS)));
    }

    private void traits(ObjectNode traits, ArrayNode schemas) {
        schemas.add(TRAITS);
        traits.put("level", Long.parseLong(one(WHOLE)));
        maybe(() -> traits.put("hired", one(TIMES)));
        maybe(() -> traits.put("score", new BigDecimal(one(NUMBERS))));
        maybe(() -> traits.putArray("scores").add(new BigDecimal(one(NUMBERS))).add(new BigDecimal(one(NUMBERS))));
        maybe(() -> traits.put("remote", random.nextBoolean()));
        maybe(() -> traits.put("key", one(BINARIES)));
        maybe(() -> traits.put("page", one(PAGES)));
        maybe(() -> traits.put("code", one(TEXTS)));
        maybe(() -> traits.putArray("labels").add(one(TEXTS)).add(one(TEXTS)));
    }
}
