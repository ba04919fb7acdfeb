package dev.muster.rules;

import static dev.muster.rules.ExtendedUsers.URN;
import static dev.muster.rules.ExtendedUsers.asking;
import static dev.muster.rules.ExtendedUsers.found;
import static dev.muster.rules.ExtendedUsers.listed;
import static dev.muster.rules.ExtendedUsers.sent;
import static dev.muster.rules.ExtendedUsers.sorted;
import static dev.muster.rules.ExtendedUsers.titled;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Filters, orders and selections by the company's custom fields, and what becomes of them when the fields change.
class FieldExtensionListsTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final ExtendedUsers users = new ExtendedUsers(acme);

    @Test
    void F6_filters_compare_with_the_type_of_the_field() {
        users.fields();
        for (String dialect : List.of("tolerant", "strict")) {
            TestSetting client = acme.setting("""
                    {"dialect": "%s", "rate": {"perSecond": 1000, "burst": 1000}}""".formatted(dialect));
            client.creates(sent(dialect + "ada", """
                    {"badge": "Straße", "shoeSize": 38, "startDate": "2026-01-31", "onLeave": true}"""));
            client.creates(sent(dialect + "grace", """
                    {"badge": "b", "shoeSize": 100, "startDate": "2025-12-01", "onLeave": false}"""));
            client.creates(user(dialect + "linus"));

            assertThat(found(client, "badge eq \"STRASSE\"")).containsExactly("ada");
            assertThat(found(client, "badge sw \"s\"")).containsExactly("ada");
            assertThat(found(client, "badge ne \"b\"")).containsExactly("ada", "linus");
            assertThat(found(client, "shoeSize gt 40")).containsExactly("grace");
            assertThat(found(client, "shoeSize eq 38.0")).containsExactly("ada");
            assertThat(found(client, "shoeSize ne 38")).containsExactly("grace", "linus");
            assertThat(found(client, "startDate lt \"2026-01-01\"")).containsExactly("grace");
            assertThat(found(client, "onLeave eq false")).containsExactly("grace");
            assertThat(found(client, "onLeave pr")).containsExactly("ada", "grace");
            assertThat(titled(client.finds("not (" + URN + ":onLeave pr)"))).containsExactly("linus");
            assertThat(titled(client.finds(URN + " pr and userName pr"))).containsExactly("ada", "grace");
            assertThat(titled(client.finds("schemas eq \"" + URN + "\""))).containsExactly("ada", "grace");
            assertThat(asking(client, "shoeSize eq \"38\"")).isRefused(400, "invalidFilter");
            assertThat(asking(client, "onLeave gt true")).isRefused(400, "invalidFilter");
        }
    }

    @Test
    void F6_lists_are_sorted_by_a_field_and_show_what_is_asked_for() {
        users.fields();
        TestSetting entra = acme.setting("{}");
        entra.creates(sent("ada", "{\"shoeSize\": 100, \"onLeave\": true, \"badge\": \"x\"}"));
        entra.creates(sent("grace", "{\"shoeSize\": 38, \"onLeave\": false, \"badge\": \"Y\"}"));
        entra.creates(user("linus"));

        assertThat(sorted(entra, "shoeSize", "ascending")).containsExactly("grace", "ada", "linus");
        assertThat(sorted(entra, "shoeSize", "descending")).containsExactly("linus", "ada", "grace");
        assertThat(sorted(entra, "onLeave", "ascending")).containsExactly("grace", "ada", "linus");
        assertThat(sorted(entra, "badge", "ascending")).containsExactly("ada", "grace", "linus");
        Answer only = entra.scim().get("/Users?sortBy=userName&attributes=" + URN + ":shoeSize");
        assertThat(only.at("/Resources/0/" + URN)).hasToString("{\"shoeSize\":100}");
        assertThat(only.at("/Resources/0").has("userName")).isFalse();
        Answer without = entra.scim().get("/Users?sortBy=userName&excludedAttributes=" + URN + ":shoeSize");
        assertThat(without.at("/Resources/0/" + URN)).hasToString("{\"badge\":\"x\",\"onLeave\":true}");
        assertThat(entra.scim()
                        .get("/Users?excludedAttributes=" + URN)
                        .at("/Resources")
                        .findValue(URN))
                .isNull();
    }

    @Test
    void F3_F6_a_field_that_is_switched_off_is_hidden_everywhere_and_keeps_its_values() {
        users.fields();
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(sent("ada", "{\"badge\": \"A7\"}"));

        users.switches("badge", false);

        assertThat(entra.scim().get("/Schemas/" + URN).text()).doesNotContain("badge");
        assertThat(entra.reading(ada).text()).doesNotContain(URN);
        assertThat(entra.scim().get("/Users").text()).doesNotContain(URN);
        assertThat(entra.scim().get("/Users?attributes=" + URN + ":badge").text())
                .doesNotContain("A7");
        assertThat(asking(entra, "badge eq \"A7\"")).isRefused(400, "invalidFilter");
        assertThat(users.held("ada")).isEqualTo("{}");
        entra.patches(ada, """
                {"op": "replace", "path": "%s:badge", "value": "B8"}""".formatted(URN));
        entra.moves(ada, "Sales");
        users.switches("badge", true);
        assertThat(users.held("ada")).isEqualTo("{\"badge\":\"B8\"}");
        assertThat(entra.reading(ada)).has("/" + URN + "/badge", "B8");
    }

    @Test
    void F6_the_last_field_that_is_switched_off_takes_the_extension_with_it() {
        acme.field("Badge", "text");
        TestSetting entra = acme.setting("{}");

        users.switches("badge", false);

        assertThat(listed(entra)).doesNotContain(URN);
        assertThat(entra.scim().get("/ResourceTypes").text()).doesNotContain(URN);
    }

    @Test
    void F6_a_field_that_is_made_later_takes_what_was_sent_for_it_before() throws InterruptedException {
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(sent("ada", "{\"SHOEsize\": \"38\"}"));
        String grace = entra.creates(sent("grace", "{\"shoeSize\": \"large\"}"));
        assertThat(found(entra, "shoeSize eq \"38\"")).containsExactly("ada");

        acme.field("Shoe Size", "number");

        for (int i = 0; i < 400 && !users.held("ada").contains("38"); i++) {
            Thread.sleep(50);
        }
        assertThat(users.held("ada")).isEqualTo("{\"shoeSize\":38}");
        assertThat(found(entra, "shoeSize ge 38")).containsExactly("ada");
        assertThat(entra.reading(ada).at("/" + URN)).hasToString("{\"shoeSize\":38}");
        assertThat(entra.reading(ada)).has("/meta/version", "W/\"2\"");
        for (int i = 0; i < 400 && entra.reading(grace).text().contains(URN); i++) {
            Thread.sleep(50);
        }
        assertThat(users.held("grace")).isEqualTo("{}");
        assertThat(acme.events("user.updated").toString()).contains("R2", "is no number");
    }

    @Test
    void F6_what_was_sent_for_a_deleted_field_is_kept_like_any_unknown_extension() {
        users.fields();
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(sent("ada", "{\"badge\": \"A7\", \"shoeSize\": 38}"));

        acme.finishes(acme.api().delete("/fields/" + users.idOf("badge")));

        assertThat(users.held("ada")).isEqualTo("{\"shoeSize\":38}");
        assertThat(entra.reading(ada).at("/" + URN)).hasToString("{\"shoeSize\":38,\"badge\":\"A7\"}");
        assertThat(found(entra, "badge eq \"a7\"")).containsExactly("ada");
        assertThat(sorted(entra, "badge", "ascending")).containsExactly("ada");
    }

    @Test
    void F6_a_field_may_be_called_what_urns_end_with() {
        String key = acme.field("Group", "text");
        TestSetting entra = acme.setting("{}");
        String ada = entra.creates(user("ada"));

        entra.patches(ada, """
                {"op": "add", "path": "%s:group", "value": "Blue"}""".formatted(URN));

        assertThat(key).isEqualTo("group");
        assertThat(users.held("ada")).isEqualTo("{\"group\":\"Blue\"}");
        assertThat(found(entra, "group eq \"blue\"")).containsExactly("ada");
        assertThat(entra.scim()
                        .get("/Users/" + ada + "?attributes=" + URN + ":group")
                        .text())
                .contains("Blue");
    }
}
