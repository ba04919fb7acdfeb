package dev.muster.scim.door;

import static dev.muster.scim.Json.json;
import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Users of a strict client before and after a patch. JSON is written as [dev.muster.scim.Json] reads it, and
/// CORE, ENT and `ent` in it stand for the URNs of the two User schemas, the last one in another case.
final class Patched {

    static final TestSetting STRICT = setting("strict");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Patched() {}

    /// What a user with these members has after these operations, beside what every user has.
    static ObjectNode patched(String members, String... operations) {
        String id = made(members);

        Answer answer = patching(id, operations);

        assertThat(answer).hasStatus(200);
        assertThat(STRICT.reading(id).json()).isEqualTo(answer.json());
        return shown(answer);
    }

    /// Members as [#patched] shows them.
    static ObjectNode members(String members) {
        return json(written("{" + members + "}"));
    }

    /// The operations are refused, and nothing of the user changes.
    static void assertRefused(String scimType, String members, String... operations) {
        String id = made(members);
        Answer before = STRICT.reading(id);

        Answer answer = patching(id, operations);

        assertThat(answer).isRefused(400, scimType);
        assertThat(STRICT.reading(id).json()).isEqualTo(before.json());
    }

    static Answer patching(String id, String... operations) {
        String body = patch(Stream.of(operations)
                .map(operation -> json(written(operation)).toString())
                .toArray(String[]::new));
        return STRICT.scim().patch("/Users/" + id, body);
    }

    /// @return the id of a new user
    static String made(String members) {
        String more = members.isEmpty() ? "" : "," + members;
        String body = written("{'schemas':['CORE'],'userName':'ada" + NUMBER.incrementAndGet() + "'" + more + "}");
        Answer made = STRICT.scim().post("/Users", json(body).toString());
        assertThat(made).hasStatus(201);
        return made.id();
    }

    /// Each extension that is there is named in `schemas`, and no other.
    private static ObjectNode shown(Answer answer) {
        ObjectNode shown = (ObjectNode) answer.json();
        List<String> schemas = Stream.concat(
                        Stream.of(USER), shown.propertyNames().stream().filter(name -> name.contains(":")))
                .toList();
        assertThat(answer.at("/schemas").valueStream().map(urn -> urn.stringValue()))
                .containsExactlyInAnyOrderElementsOf(schemas);
        return shown.remove(List.of("schemas", "id", "meta", "userName", "active"));
    }

    private static String written(String text) {
        return text.replace("CORE", USER).replace("ENT", ENTERPRISE).replace("ent:", upper(ENTERPRISE) + ":");
    }

    private static String upper(String urn) {
        return urn.replace("enterprise", "enterprise".toUpperCase(Locale.ROOT));
    }
}
