package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The flow that must always work: an administrator makes a setting, an identity provider pushes people, and
/// they are in the right groups.
class SeedFlowTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void G4_people_are_grouped_by_department() {
        TestSetting entra = acme.byDepartment();

        entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace").department("Engineering"));
        entra.creates(user("linus").department("Engineering"));

        assertThat(acme.membership())
                .isEqualTo(Map.of("Engineering", List.of("grace", "linus"), "Sales", List.of("ada")));
        assertThat(acme.groupNamed("Sales").path("origin").asString()).isEqualTo("generated");
        assertThat(acme.groupNamed("Engineering").path("memberCount").asInt()).isEqualTo(2);
    }

    @Test
    void F4_G1_people_are_grouped_by_a_custom_field_that_is_mapped() {
        String country = acme.field("Country", "text");
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "addresses[type eq \\"work\\"].country", "field": "%s"}],
                 "grouping": {"kind": "field", "field": "%s"}}""".formatted(country, country));

        entra.creates(user("ada").with("addresses", """
                [{"type": "home", "country": "GB"}, {"type": "work", "country": "NL"}]"""));

        assertThat(acme.groupsOf("ada")).containsExactly("NL");
        assertThat(acme.person("ada").at("/fields/" + country).asString()).isEqualTo("NL");
    }

    @Test
    void G2_who_has_no_value_goes_to_the_target_group() {
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));

        entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace"));
        entra.creates(user("linus").department("  "));

        assertThat(acme.membership())
                .isEqualTo(Map.of("Everyone else", List.of("grace", "linus"), "Sales", List.of("ada")));
    }

    @Test
    void G2_without_a_group_by_everybody_goes_to_the_target_group() {
        TestSetting entra = acme.setting("""
                {"targetGroup": "%s"}""".formatted(acme.group("Everybody")));

        entra.creates(user("ada").department("Sales"));

        assertThat(acme.membership()).isEqualTo(Map.of("Everybody", List.of("ada")));
    }

    @Test
    void G2_without_any_grouping_everybody_is_under_people_only() {
        TestSetting entra = acme.setting("{}");

        entra.creates(user("ada").department("Sales"));

        assertThat(acme.groupsOf("ada")).isEmpty();
        assertThat(acme.groups()).isEmpty();
        assertThat(acme.person("ada").path("department").asString()).isEqualTo("Sales");
    }

    @Test
    void G5_a_changed_value_moves_the_person() {
        TestSetting entra = acme.byDepartment();
        String ada = entra.creates(user("ada").department("Sales"));

        entra.moves(ada, "Engineering");

        assertThat(acme.membership()).isEqualTo(Map.of("Engineering", List.of("ada"), "Sales", List.of()));
    }

    @Test
    void G2_G5_a_cleared_value_moves_the_person_to_the_target_group() {
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));
        String ada = entra.creates(user("ada").department("Sales"));
        String grace = entra.creates(user("grace").department("Sales"));

        entra.moves(ada, "");
        entra.replaces(grace, user("grace"));

        assertThat(acme.membership()).isEqualTo(Map.of("Everyone else", List.of("ada", "grace"), "Sales", List.of()));
    }

    @Test
    void G4_eight_clients_that_move_people_into_a_new_department_at_once_end_with_one_group() throws Exception {
        TestSetting entra = acme.byDepartment(acme.group("Everyone else"));
        List<String> names = List.of("ada", "grace", "linus", "alan", "joan", "max", "hedy", "katherine");
        List<String> ids = names.stream().map(name -> entra.creates(user(name))).toList();

        atOnce(ids.stream()
                .<Callable<Answer>>map(id -> () -> entra.patching(id, """
                        {"op": "add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                         "value": "Skunk Works"}"""))
                .toList());

        assertThat(acme.membership())
                .isEqualTo(Map.of(
                        "Everyone else",
                        List.of(),
                        "Skunk Works",
                        names.stream().sorted().toList()));
    }

    @Test
    void G3_G4_eight_clients_that_create_people_in_a_new_department_at_once_end_with_one_group() throws Exception {
        TestSetting entra = acme.byDepartment();
        List<String> names = List.of("ada", "grace", "linus", "alan", "joan", "max", "hedy", "katherine");
        List<String> spellings = List.of("Skunk Works", "SKUNK WORKS", " skunk works ", "Skunk works");

        List<Callable<Answer>> clients = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            var body = user(names.get(i)).department(spellings.get(i % spellings.size()));
            clients.add(() -> entra.creating(body));
        }
        atOnce(clients);

        assertThat(acme.groups()).hasSize(1);
        assertThat(acme.membersOf(acme.groups().getFirst()))
                .isEqualTo(names.stream().sorted().toList());
    }

    @Test
    void G6_a_generated_group_that_was_deleted_by_hand_comes_back_with_the_same_id() {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("ada").department("Sales"));
        String id = acme.groupNamed("Sales").path("id").asString();

        AnswerAssert.assertThat(acme.api().delete("/target-groups/" + id)).hasStatus(204);
        assertThat(acme.groups()).isEmpty();
        assertThat(acme.people()).hasSize(1);
        entra.creates(user("grace").department("sales"));

        JsonNode back = acme.groups().getFirst();
        assertThat(back.path("name").asString()).isEqualTo("Sales");
        assertThat(back.path("id").asString()).isEqualTo(id);
        assertThat(acme.membersOf(back)).contains("grace");
    }

    @Test
    void G5_membership_that_was_given_by_hand_stays_when_the_rule_changes_its_mind() {
        TestSetting entra = acme.byDepartment();
        String sales = acme.group("Sales");
        String champions = acme.group("Champions");
        String ada = entra.creates(user("ada").department("Sales"));
        String person = acme.person("ada").path("id").asString();

        AnswerAssert.assertThat(acme.addsByHand(champions, person)).hasStatus(204);
        AnswerAssert.assertThat(acme.addsByHand(sales, person)).hasStatus(204);
        entra.moves(ada, "Engineering");

        assertThat(acme.groupsOf("ada")).containsExactly("Champions", "Engineering", "Sales");
    }

    @Test
    void G4_a_manual_group_of_the_name_is_joined_as_it_is() {
        TestSetting entra = acme.byDepartment();
        String sales = acme.group("SALES");

        entra.creates(user("ada").department("Sales"));

        assertThat(acme.membership()).isEqualTo(Map.of("SALES", List.of("ada")));
        assertThat(acme.groupNamed("SALES").path("id").asString()).isEqualTo(sales);
        assertThat(acme.groupNamed("SALES").path("origin").asString()).isEqualTo("manual");
    }

    /// Lets all begin at the same moment; every answer must be a good one.
    private static void atOnce(List<Callable<Answer>> requests) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newFixedThreadPool(requests.size())) {
            List<Future<Answer>> answers = requests.stream()
                    .map(request -> clients.submit(() -> {
                        go.await();
                        return request.call();
                    }))
                    .toList();
            go.countDown();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as("%s", answer.get()).isBetween(200, 299);
            }
        }
    }
}
