package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Somebody to whom an edit of the rules would give the address of another setting's person: nobody loses an address by
/// an edit, and the administrator sees it (rules L6, R1, R2).
class KeptAddressTest {

    private static final String BY_NICKNAME = """
            {"mappings": [{"attribute": "nickName", "field": "email"}]}""";

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting okta = acme.setting("{\"name\": \"Okta\"}");
    private final TestSetting entra = acme.setting("{}");
    private String grace = "";
    private String ada = "";

    @BeforeEach
    void ada_is_to_have_the_address_of_grace() {
        grace = okta.creates(user("grace"));
        ada = entra.creates(user("ada").with("nickName", "\"Grace@acme.example\""));
    }

    @Test
    void L6_R1_a_preview_counts_those_who_would_keep_their_address() {
        Answer preview = acme.api().post("/scim-settings/" + entra.id() + "/preview", BY_NICKNAME);

        assertThat(preview).hasStatus(200).has("/addressesKept", "1").has("/people", "0");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void L6_R2_who_keeps_an_address_is_listed_with_both_sides_until_the_rules_change() {
        edits(BY_NICKNAME);

        assertThat(conflicts()).hasSize(1);
        JsonNode conflict = conflicts().getFirst();
        assertThat(conflict.path("kind").asString()).isEqualTo("rules");
        assertThat(conflict.path("userId")).isEqualTo(acme.person("ada").path("id"));
        assertThat(conflict.at("/people/0/userName").asString()).isEqualTo("grace");
        assertThat(conflict.at("/resource/nickName").asString()).isEqualTo("Grace@acme.example");
        assertThat(conflict.path("requestId").isNull()).isTrue();
        assertThat(conflict.path("movable").booleanValue()).isFalse();
        assertThat(acme.api()
                        .post(
                                "/scim-settings/" + entra.id() + "/conflicts/move",
                                "{\"ids\": [" + conflict.path("id") + "]}")
                        .at("/notMoved"))
                .hasSize(1);
        assertThat(acme.person("ada").path("email").asString()).isEqualTo("ada@acme.example");

        edits("{\"mappings\": []}");

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void L6_R2_the_next_change_gives_the_address_when_it_is_free() {
        edits(BY_NICKNAME);
        okta.deletes(grace);
        assertThat(conflicts()).isEmpty();
        assertThat(acme.person("ada").path("email").asString()).isEqualTo("ada@acme.example");

        entra.patches(ada, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Countess\"}");

        assertThat(acme.person("ada").path("email").asString()).isEqualTo("Grace@acme.example");
    }

    @Test
    void L6_R2_who_goes_on_changing_other_things_is_listed_once_under_the_newest_name() {
        edits(BY_NICKNAME);

        entra.patches(ada, "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"lovelace\"}");

        assertThat(conflicts())
                .extracting(conflict -> conflict.at("/resource/userName").asString())
                .containsExactly("lovelace");
    }

    @Test
    void L6_R2_a_client_that_says_an_address_of_the_persons_own_ends_it() {
        edits(BY_NICKNAME);

        entra.patches(ada, "{\"op\": \"replace\", \"path\": \"nickName\", \"value\": \"ADA@acme.example\"}");

        assertThat(conflicts()).isEmpty();
        assertThat(acme.person("ada").path("email").asString()).isEqualTo("ADA@acme.example");
    }

    @Test
    void L6_R2_whoever_is_deleted_keeps_no_address() {
        edits(BY_NICKNAME);

        entra.deletes(ada);

        assertThat(conflicts()).isEmpty();
    }

    @Test
    void L6_R2_who_keeps_an_address_is_listed_whatever_else_its_client_is_refused() {
        stored("""
                insert into conflict (company_id, id, setting_id, kind, user_name_key, email_key, resource, first_at, last_at, times)
                select '%s', md5('%s' || n)::uuid, '%s', 'other-setting', 'u' || n, 'grace@acme.example', '{"userName": "u"}',
                       created_at, created_at - interval '8 days', 1
                from company, generate_series(1, 1000) n where id = '%1$s' returning id::text
                """.formatted(acme.id(), entra.id(), entra.id()));

        edits(BY_NICKNAME);
        List<String> kept = kept();
        stored("update conflict set last_at = last_at - interval '9 days' where kind = 'rules' returning id::text");
        assertThat(entra.creating(user("linus").with("nickName", "\"grace@acme.example\"")))
                .isRefused(409, "uniqueness");

        assertThat(kept).containsExactly("ada");
        assertThat(kept()).containsExactly("ada");
        assertThat(stored("select id::text from conflict where user_name_key = 'linus'"))
                .hasSize(1);
    }

    private List<String> kept() {
        return stored("select user_name_key from conflict where kind = 'rules'");
    }

    private List<String> stored(String statement) {
        return TestServer.shared().database().texts(acme.id(), statement);
    }

    private void edits(String parts) {
        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), parts));
    }

    private List<JsonNode> conflicts() {
        Answer page = acme.api().get("/scim-settings/" + entra.id() + "/conflicts");
        assertThat(page).hasStatus(200);
        return List.copyOf(page.at("/items").values());
    }
}
