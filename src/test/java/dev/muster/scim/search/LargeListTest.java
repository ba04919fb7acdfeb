package dev.muster.scim.search;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lists of people who are very large: a page is shorter than asked for, and nobody is left out.
class LargeListTest {

    private static final int PEOPLE = 20;
    private static final int MOST_CHARACTERS = 5_500_000;

    private final TestCompany acme = TestCompany.named("Acme");
    private final String everyone = acme.group("Everyone");
    private final TestSetting entra = acme.setting("""
            {"hold": {"people": 0, "percent": 0}, "targetGroup": "%s"}""".formatted(everyone));
    private final TestSetting okta = acme.setting("{}");
    private final List<String> names = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    @Test
    void pages_of_large_people_are_short_and_meet_everybody() {
        String motto = new Random(20)
                .ints(60_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String notes = IntStream.range(0, 8)
                .mapToObj(n -> "\"note%d\": \"%s\"".formatted(n, motto))
                .collect(Collectors.joining(", "));
        for (int i = 0; i < PEOPLE; i++) {
            names.add("u%02d".formatted(i));
            ids.add(entra.creates(user(names.get(i))
                    .with("urn:example:params:scim:schemas:extension:notes:2.0:User", "{" + notes + "}")));
        }

        assertThat(byIndex()).as("by index").isEqualTo(names);
        assertThat(byCursor()).as("by cursor").isEqualTo(names);
        assertThat(byAdministrator("/target-users", "userName"))
                .as("by the administrator")
                .isEqualTo(names);
        assertThat(byAdministrator("/target-groups/" + everyone + "/members", "userName"))
                .as("a group's members")
                .isEqualTo(names);

        ids.forEach(entra::deactivates);
        assertThat(byAdministrator("/scim-settings/" + entra.id() + "/held", "userName"))
                .as("those who are held")
                .isEqualTo(names);

        names.forEach(name -> AnswerAssert.assertThat(okta.creating(user(name))).isRefused(409, "uniqueness"));
        assertThat(byAdministrator("/scim-settings/" + okta.id() + "/conflicts", "resource/userName"))
                .as("conflicts, with those who have the address")
                .isEqualTo(names);
    }

    private List<String> byIndex() {
        List<String> met = new ArrayList<>();
        while (met.size() < PEOPLE) {
            Answer page = page("/Users?count=1000&sortBy=userName&startIndex=" + (1 + met.size()));
            assertThat(page.at("/totalResults").asInt()).isEqualTo(PEOPLE);
            assertThat(page.at("/itemsPerPage").asInt())
                    .isEqualTo(page.at("/Resources").size())
                    .isBetween(1, PEOPLE - met.size());
            page.at("/Resources").forEach(one -> met.add(one.path("userName").asString()));
        }
        return met;
    }

    private List<String> byCursor() {
        List<String> met = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = page("/Users?count=15&sortBy=userName&cursor=" + cursor);
            page.at("/Resources").forEach(one -> met.add(one.path("userName").asString()));
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty() && met.size() < 2 * PEOPLE);
        return met;
    }

    /// @param name where the items have it
    private List<String> byAdministrator(String list, String name) {
        List<String> met = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = acme.api().get(list + "?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            AnswerAssert.assertThat(page).hasStatus(200);
            assertThat(page.at("/items").size()).as("a page of %s", list).isBetween(1, PEOPLE - 1);
            for (JsonNode one : page.at("/items")) {
                met.add(one.at("/" + name).asString());
            }
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty() && met.size() < 2 * PEOPLE);
        return met;
    }

    private Answer page(String path) {
        Answer page = entra.scim().get(path);
        AnswerAssert.assertThat(page).hasStatus(200);
        assertThat(page.text().length()).isLessThan(MOST_CHARACTERS);
        return page;
    }
}
