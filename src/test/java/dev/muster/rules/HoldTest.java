package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How many people may be removed within an hour. The clock is moved, never waited for.
class HoldTest {

    private static final MovingClock CLOCK = new MovingClock();
    private static final TestServer server = TestServer.on(TestPostgres.freshDatabase(), CLOCK);

    private final TestCompany acme = TestCompany.on(server, "Acme");

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void H1_twenty_people_may_be_removed_within_an_hour_when_nothing_else_is_set() {
        TestSetting entra = acme.setting("{}");
        List<String> people = hired(entra, 24);
        CLOCK.moves(Duration.ofHours(2));

        people.forEach(entra::deactivates);

        assertThat(held(entra)).isEqualTo(4);
        assertThat(acme.people()).filteredOn(person -> is(person, "inactive")).hasSize(20);
    }

    @Test
    void H1_or_the_percentage_of_those_who_were_active_when_the_hour_began_if_that_is_more() {
        TestSetting entra = limited(2, 10);
        List<String> people = hired(entra, 45);
        entra.deactivates(people.get(40));
        CLOCK.moves(Duration.ofHours(2));
        hired(entra, 30, 100);

        people.subList(0, 6).forEach(entra::deactivates);

        assertThat(held(entra)).isEqualTo(2);
    }

    @Test
    void H1_the_percentage_is_of_those_who_were_active_not_of_those_who_are() {
        TestSetting entra = limited(1, 50);
        List<String> people = hired(entra, 10);
        CLOCK.moves(Duration.ofHours(2));

        people.forEach(entra::deletes);

        assertThat(acme.deletedPeople()).hasSize(5);
        assertThat(held(entra)).isEqualTo(5);
    }

    @Test
    void H1_the_hour_slides() {
        TestSetting entra = limited(2, 0);
        List<String> people = hired(entra, 6);

        entra.deactivates(people.get(0));
        CLOCK.moves(Duration.ofMinutes(40));
        entra.deactivates(people.get(1));
        entra.deactivates(people.get(2));
        CLOCK.moves(Duration.ofMinutes(21));
        entra.deactivates(people.get(3));
        entra.deactivates(people.get(4));
        CLOCK.moves(Duration.ofMinutes(40));
        entra.deactivates(people.get(5));

        assertThat(statuses("user0", "user1", "user2", "user3", "user4", "user5"))
                .containsExactly("inactive", "inactive", "active", "inactive", "active", "inactive");
    }

    @Test
    void H1_the_people_who_were_active_are_counted_for_every_hour_anew() {
        TestSetting entra = limited(0, 50);
        List<String> people = hired(entra, 8);
        CLOCK.moves(Duration.ofMinutes(70));
        people.subList(0, 4).forEach(entra::deactivates); // 4 of 8
        hired(entra, 6, 100);
        assertThat(held(entra)).isZero();
        CLOCK.moves(Duration.ofMinutes(30));
        entra.deactivates(people.get(4)); // the hour began with the same 8
        assertThat(held(entra)).isEqualTo(1);
        CLOCK.moves(Duration.ofMinutes(31));

        List<String> hired = hired(entra, 3, 200);
        people.subList(5, 8).forEach(entra::deactivates); // the hour began with 4 of the 8, and 6 new ones
        hired.forEach(entra::deactivates);

        assertThat(held(entra)).isEqualTo(1 + 1);
    }

    @Test
    void H1_somebody_who_comes_back_and_goes_again_is_one_person() {
        TestSetting entra = limited(1, 0);
        List<String> people = hired(entra, 2);

        entra.deactivates(people.getFirst());
        entra.reactivates(people.getFirst());
        entra.deactivates(people.getFirst());
        entra.deletes(people.getFirst());
        entra.deactivates(people.getLast());

        assertThat(acme.deletedPeople()).hasSize(1);
        assertThat(held(entra)).isEqualTo(1);
    }

    @Test
    void H1_a_hold_can_be_switched_off_and_on_again() {
        TestSetting entra = acme.setting("{\"hold\": null}");
        List<String> people = hired(entra, 25);

        people.subList(0, 23).forEach(entra::deactivates);
        assertThat(held(entra)).isZero();
        limit(entra, "{\"people\": 24, \"percent\": 0}");
        people.subList(23, 25).forEach(entra::deactivates);

        assertThat(held(entra)).isEqualTo(1);
    }

    @Test
    void H1_a_limit_of_nobody_holds_everybody() {
        TestSetting entra = limited(0, 0);

        hired(entra, 2).forEach(entra::deletes);

        assertThat(held(entra)).isEqualTo(2);
        assertThat(acme.deletedPeople()).isEmpty();
    }

    @Test
    void H1_removals_that_are_held_do_not_count() {
        TestSetting entra = limited(2, 0);
        List<String> people = hired(entra, 7);

        people.subList(0, 5).forEach(entra::deactivates); // three of them are held
        CLOCK.moves(Duration.ofMinutes(61));
        people.subList(5, 7).forEach(entra::deactivates);

        assertThat(held(entra)).isEqualTo(3);
        assertThat(statuses("user5", "user6")).containsExactly("inactive", "inactive");
    }

    @Test
    void H1_who_becomes_deleted_after_being_inactive_for_longer_counts_too() {
        TestSetting entra = limited(1, 0);
        List<String> people = hired(entra, 2);
        entra.deactivates(people.getFirst());
        CLOCK.moves(Duration.ofHours(2));

        entra.deletes(people.getFirst());
        entra.deactivates(people.getLast());

        assertThat(acme.deletedPeople()).hasSize(1);
        assertThat(held(entra)).isEqualTo(1);
    }

    @Test
    void H1_who_comes_as_inactive_is_no_removal() {
        TestSetting entra = limited(0, 0);

        entra.creates(user("ada").inactive());

        assertThat(held(entra)).isZero();
        assertThat(statuses("ada")).containsExactly("inactive");
    }

    @Test
    void H1_settings_of_a_company_are_counted_apart() {
        TestSetting entra = limited(1, 0);
        TestSetting okta = limited(1, 0);

        entra.deactivates(entra.creates(user("ada")));
        okta.deactivates(okta.creates(user("grace")));

        assertThat(held(entra) + held(okta)).isZero();
    }

    private TestSetting limited(int people, int percent) {
        return acme.setting("{\"hold\": {\"people\": %d, \"percent\": %d}}".formatted(people, percent));
    }

    private void limit(TestSetting setting, String hold) {
        assertThat(acme.api()
                        .patch("/scim-settings/" + setting.id(), "{\"hold\": " + hold + "}")
                        .status())
                .isEqualTo(200);
    }

    private static List<String> hired(TestSetting setting, int count) {
        return hired(setting, count, 0);
    }

    private static List<String> hired(TestSetting setting, int count, int first) {
        List<String> ids = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            ids.add(setting.creates(user("user" + i)));
        }
        return ids;
    }

    private long held(TestSetting setting) {
        long shown = acme.people().stream()
                .filter(person -> isHeldBy(setting, person))
                .count();
        assertThat(acme.api()
                        .get("/scim-settings/" + setting.id())
                        .at("/heldCount")
                        .asLong())
                .isEqualTo(shown);
        return shown;
    }

    private static boolean isHeldBy(TestSetting setting, JsonNode person) {
        return person.path("held").asBoolean()
                && person.path("settingId").asString().equals(setting.id());
    }

    private List<String> statuses(String... userNames) {
        return List.of(userNames).stream()
                .map(name -> acme.person(name).path("status").asString())
                .toList();
    }

    private static boolean is(JsonNode person, String status) {
        return person.path("status").asString().equals(status);
    }
}
