package dev.muster.directory;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.activity.Scopes;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.directory.group.MemberChange;
import dev.muster.directory.group.Nesting;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.user.ScimUsers;
import dev.muster.job.Jobs;
import dev.muster.store.Database;
import dev.muster.testing.RoundTrips;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// How often the frequent requests wait for the database. Nothing of it depends on the machine.
class RoundTripTest {

    private static final int FEW = 12;

    private static TestServer server;
    private static Database database;
    private static TestSetting entra;
    private static ScimUsers users;
    private static ScimGroups groups;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        TestDatabase place = server.database();
        database = Database.open(place.url(), place.user(), place.password(), 1);
        TestCompany acme = TestCompany.on(server, "Acme");
        entra = acme.byDepartment();
        UUID setting = UUID.fromString(entra.id());
        Actor actor = new Actor(Actor.Kind.SETTING, setting, UUID.randomUUID().toString());
        Scope scope =
                new Scopes(database, Clock.systemUTC(), new Ids()).of(new CompanyId(UUID.fromString(acme.id())), actor);
        users = new ScimUsers(scope, setting);
        groups = new ScimGroups(scope, new Jobs(company -> {}), setting, new Nesting(), () -> true);
        entra.creates(body("first"));
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @Test
    void a_read_waits_once() {
        UUID ada = UUID.fromString(entra.creates(body("ada")));

        assertThat(most(i -> users.read(ada, true))).isEqualTo(1);
    }

    @Test
    void a_creation_waits_three_times() {
        assertThat(most(i -> users.create(json("new" + i)))).isEqualTo(3);
    }

    @Test
    void a_change_waits_twice() {
        UUID grace = UUID.fromString(entra.creates(body("grace")));

        assertThat(most(i -> users.change(grace, new Precondition.None(), old -> old.put("title", "Title " + i))))
                .isEqualTo(2);
    }

    @Test
    void a_member_more_waits_five_times() {
        UUID group = UUID.fromString(entra.createsGroup("Looms"));
        List<UUID> people = IntStream.range(0, FEW)
                .mapToObj(i -> UUID.fromString(entra.creates(body("weaver" + i))))
                .toList();

        assertThat(most(i -> groups.changeMembers(
                        group, new Precondition.None(), List.of(new MemberChange.Add(List.of(people.get(i)))))))
                .isEqualTo(5);
    }

    private interface Work {
        void once(int i);
    }

    /// The first times the driver asks for what it then remembers.
    private static int most(Work work) {
        int most = 0;
        for (int i = 0; i < FEW; i++) {
            int at = i;
            int waited = RoundTrips.of(() -> work.once(at));
            most = i < FEW / 2 ? 0 : Math.max(most, waited);
        }
        return most;
    }

    private static UserBody body(String name) {
        return user(name).email(name + "@acme.example").department("Looms");
    }

    private static ObjectNode json(String name) {
        ObjectNode json = body(name).json().deepCopy();
        json.remove("schemas");
        return json;
    }
}
