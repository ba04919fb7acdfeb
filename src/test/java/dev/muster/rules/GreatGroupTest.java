package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// A group with more members than an answer holds in memory is told whole all the same (rule G8).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreatGroupTest {

    private static final int MEMBERS = 1_620;

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("""
            {"rate": {"perSecond": 10000, "burst": 10000}}""");
    private final List<String> members = new ArrayList<>();
    private String engines = "";

    @BeforeAll
    void a_group_of_very_many() {
        for (int from = 0; from < MEMBERS; from += 270) {
            members.addAll(create(IntStream.range(from, from + 270)
                    .mapToObj(number -> "person-" + number)
                    .toList()));
        }
        assertThat(members).hasSize(MEMBERS);
        engines = entra.createsGroup("Engines", members.toArray(String[]::new));
    }

    @Test
    void all_members_are_told_once_and_with_their_names() {
        Answer answer = entra.scim().get("/Groups/" + engines);

        AnswerAssert.assertThat(answer).hasStatus(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(values(answer.json())).containsExactlyInAnyOrderElementsOf(members);
        assertThat(answer.json().path("members")).allSatisfy(member -> {
            assertThat(member.path("display").stringValue()).startsWith("person-");
            assertThat(member.path("type").stringValue()).isEqualTo("User");
            assertThat(member.path("$ref").stringValue())
                    .endsWith("/Users/" + member.path("value").stringValue());
        });
    }

    @Test
    void only_the_parts_of_members_that_are_asked_for_are_told() {
        JsonNode group = entra.scim()
                .get("/Groups/" + engines + "?attributes=members.value")
                .json();

        assertThat(values(group)).hasSize(MEMBERS);
        assertThat(group.path("members"))
                .allSatisfy(member -> assertThat(member.propertyNames()).containsExactly("value"));
        assertThat(entra.scim()
                        .get("/Groups/" + engines + "?excludedAttributes=members")
                        .json()
                        .has("members"))
                .isFalse();
    }

    @Test
    void a_list_of_groups_tells_the_members_of_all_of_them() {
        String few = entra.createsGroup("Few", members.getFirst());

        JsonNode list = entra.scim().get("/Groups").json();

        assertThat(list.path("totalResults").intValue()).isEqualTo(2);
        assertThat(list.path("Resources"))
                .allSatisfy(group -> assertThat(values(group))
                        .hasSize(group.path("id").stringValue().equals(few) ? 1 : MEMBERS));
    }

    /// Whoever a busy database could not take is sent again, as a client would.
    private List<String> create(List<String> userNames) {
        List<String> ids = new ArrayList<>();
        List<String> left = userNames;
        for (int i = 0; i < 10 && !left.isEmpty(); i++) {
            List<String> again = new ArrayList<>();
            for (JsonNode operation :
                    entra.scim().post("/Bulk", operations(left)).json().path("Operations")) {
                String location = operation.path("location").asString("");
                if (location.isEmpty()) {
                    again.add(operation.path("bulkId").stringValue());
                } else {
                    ids.add(location.substring(location.lastIndexOf('/') + 1));
                }
            }
            left = again;
        }
        return ids;
    }

    private static String operations(List<String> userNames) {
        String operations = userNames.stream()
                .map(name -> """
                {"method": "POST", "path": "/Users", "bulkId": "%s", "data": %s}""".formatted(name, user(name).json()))
                .collect(Collectors.joining(","));
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}""".formatted(operations);
    }

    private static List<String> values(JsonNode group) {
        List<String> values = new ArrayList<>();
        group.path("members").forEach(member -> values.add(member.path("value").stringValue()));
        return values;
    }
}
