package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.activity.Scope;
import dev.muster.directory.group.MembershipFact;
import dev.muster.directory.group.MembershipImport;
import dev.muster.directory.group.MembershipLine;
import dev.muster.directory.user.People;
import dev.muster.directory.user.PeopleImport;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.PersonLine;
import dev.muster.directory.user.Retention;
import dev.muster.directory.user.ScimUsers;
import dev.muster.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is left of a person after the retention period: nothing. (The names are none that a UUID could
/// contain.)
class RetentionTest {

    private static final Duration RETENTION = Duration.ofDays(90);

    private final CrowdedCompany acme = new CrowdedCompany(3);

    @AfterEach
    void leave() {
        acme.close();
    }

    @Test
    void L2_a_person_is_kept_until_the_retention_period_has_passed() {
        deleted("lovelace");

        int erased = new Retention(later(RETENTION.minusHours(1))).enforce();

        assertThat(erased).isZero();
        assertThat(tablesThatMention("lovelace")).isNotEmpty();
    }

    @Test
    void L2_after_the_retention_period_no_table_mentions_the_person() {
        deleted("lovelace");
        deleted("hopper");

        int erased = new Retention(later(RETENTION.plusHours(1))).enforce();

        assertThat(erased).isEqualTo(2);
        assertThat(tablesThatMention("lovelace")).isEmpty();
        assertThat(tablesThatMention("hopper")).isEmpty();
        assertThat(tablesThatMention("user1")).isNotEmpty();
    }

    @Test
    void L2_an_address_that_the_person_had_before_is_forgotten_too() {
        ScimUsers users = new ScimUsers(acme.scope, acme.setting);
        UUID id = users.create(resource("lovelace")).id();
        users.change(id, new Precondition.None(), json -> resource("byron"));
        users.delete(id, new Precondition.None());

        new Retention(later(RETENTION.plusHours(1))).enforce();

        assertThat(tablesThatMention("lovelace")).isEmpty();
        assertThat(tablesThatMention("byron")).isEmpty();
    }

    @Test
    void L2_after_the_retention_period_no_table_mentions_who_was_imported() {
        Map<String, String> values = Map.of("email", "lovelace@acme.example", "firstName", "lovelace");
        new PeopleImport(acme.scope, false).batch(List.of(new PersonLine(values, Map.of())));
        new MembershipImport(acme.scope, false)
                .batch(List.of(new MembershipLine(
                        Map.of(MembershipFact.GROUP, "Readers", MembershipFact.EMAIL, "LOVELACE@acme.example"))));
        PeopleQuery lovelace = new PeopleQuery("lovelace", null, null, null, Map.of());
        People people = new People(acme.scope);
        assertThat(tablesThatMention("lovelace")).contains("target_user", "event");
        people.delete(people.page(lovelace, new UUID(0, 0), 1).getFirst().id());

        int erased = new Retention(later(RETENTION.plusHours(1))).enforce();

        assertThat(erased).isEqualTo(1);
        assertThat(tablesThatMention("lovelace")).isEmpty();
    }

    @Test
    void L6_a_conflict_that_did_not_come_again_for_the_retention_period_is_forgotten() {
        new ScimUsers(acme.scope, acme.setting).create(resource("lovelace"));
        ScimUsers others = new ScimUsers(acme.scope, acme.anotherSetting());
        ObjectNode byron = resource("byron");
        byron.set("emails", resource("lovelace").path("emails"));
        assertThatThrownBy(() -> others.create(byron)).isInstanceOf(Refused.class);
        assertThat(tablesThatMention("byron")).containsExactly("conflict");

        new Retention(later(RETENTION.minusHours(1))).enforce();
        List<String> before = tablesThatMention("byron");
        new Retention(later(RETENTION.plusHours(1))).enforce();

        assertThat(before).containsExactly("conflict");
        assertThat(tablesThatMention("byron")).isEmpty();
    }

    @Test
    void H2_a_deletion_that_is_held_begins_no_retention_period() {
        acme.scope.change(change -> change.transaction()
                .handle()
                .createUpdate("""
                update scim_setting set hold = '{"people": 0, "percent": 0}' where company_id = :company
                """)
                .bind("company", change.transaction().company())
                .execute());
        deleted("lovelace");

        int erased = new Retention(later(RETENTION.plusDays(900))).enforce();

        assertThat(erased).isZero();
        assertThat(tablesThatMention("lovelace")).contains("target_user");
    }

    private void deleted(String name) {
        ScimUsers users = new ScimUsers(acme.scope, acme.setting);
        UUID id = users.create(resource(name)).id();
        users.delete(id, new Precondition.None());
    }

    private static ObjectNode resource(String name) {
        return (ObjectNode) JsonMapper.builder().build().readTree("""
                {"userName": "%1$s", "externalId": "x-%1$s", "displayName": "%1$s", "emails": [{"value": "%1$s@acme.example"}]}
                """.formatted(name));
    }

    private Scope later(Duration duration) {
        Clock clock = Clock.offset(acme.scope.clock(), duration);
        return new Scope(acme.scope.database(), acme.scope.company(), acme.scope.actor(), clock, acme.scope.ids());
    }

    private List<String> tablesThatMention(String name) {
        return acme.scope.change(change -> {
            List<String> tables = change.transaction()
                    .handle()
                    .createQuery("""
                    select table_name from information_schema.columns
                    where table_schema = 'public' and column_name = 'company_id' order by table_name
                    """)
                    .mapTo(String.class)
                    .list();
            return tables.stream()
                    .filter(table -> change.transaction()
                            .handle()
                            .createQuery("select exists (select 1 from %s t where t::text like :name)".formatted(table))
                            .bind("name", "%" + name + "%")
                            .mapTo(Boolean.class)
                            .one())
                    .toList();
        });
    }
}
