package dev.muster.scim.search;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.house.Source;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// `totalResults` of a list of all users is how many there are, at each moment (RFC 7644 section 3.4.2), although no
/// list counts them. After each class of tests `CountedUsers` compares it with who is there.
class UserTotalTest {

    private static final int CLIENTS = 4;
    private static final int EACH = 60;

    private final TestCompany acme = TestCompany.named("acme");
    private final AtomicInteger begun = new AtomicInteger();
    private final TestSetting entra = acme.setting("{}");

    @Test
    void it_follows_who_comes_goes_and_comes_back() {
        assertThat(total(entra)).isZero();
        String ada = entra.creates(user("ada"));
        String grace = entra.creates(user("grace"));
        assertThat(total(entra)).isEqualTo(2);

        entra.deactivates(grace);
        assertThat(total(entra)).isEqualTo(2);

        entra.deletes(ada);
        assertThat(total(entra)).isEqualTo(1);

        entra.creates(user("ada"));
        assertThat(total(entra)).isEqualTo(2);

        assertThat(entra.creating(user("ada"))).isRefused(409);
        assertThat(total(entra)).isEqualTo(2);
    }

    @Test
    void it_follows_who_moves_to_another_setting_or_is_adopted() {
        TestSetting okta = acme.setting("{\"adoptExisting\": true}");
        entra.creates(user("ada"));
        okta.creating(user("ada"));
        acme.hires("Grace", "Hopper");
        okta.creates(user("grace").email("grace.hopper@acme.example"));

        String conflict = acme.api()
                .get("/scim-settings/" + okta.id() + "/conflicts")
                .at("/items/0/id")
                .asString();
        assertThat(acme.api()
                        .post("/scim-settings/" + okta.id() + "/conflicts/move", "{\"ids\": [\"" + conflict + "\"]}"))
                .hasStatus(200);

        assertThat(total(entra)).isZero();
        assertThat(total(okta)).isEqualTo(2);
    }

    @Test
    void many_rows_become_one_while_clients_write_and_the_total_is_always_right() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writing = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int own = client;
                writing.add(clients.submit(() -> comeAndGo(own)));
            }
            int stay = 0;
            for (Future<Integer> one : writing) {
                stay += one.get();
            }
            assertThat(total(entra)).isEqualTo(stay);
        }
        Instant end = Instant.now().plusSeconds(30);
        while (rows() > 101 && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(rows()).isLessThanOrEqualTo(101);
        assertThat(total(entra)).isEqualTo(CLIENTS * EACH / 2);
    }

    @Test
    void users_that_nobody_counted_are_counted_by_the_statement_of_the_operations_page() {
        entra.creates(user("ada"));
        entra.creates(user("grace"));
        TestDatabase database = TestServer.shared().database();
        String company = "set app.company = '" + acme.id() + "'; ";
        database.run(company + "delete from scim_user_count where company_id = '" + acme.id() + "'");
        assertThat(total(entra)).isZero();

        database.run(Source.page("docs/operations.md")
                .split("```sql\n(?=set app.company)", -1)[1]
                .split("```", -1)[0]
                .replace("…", acme.id()));

        assertThat(total(entra)).isEqualTo(2);
    }

    /// @return how many stay
    private int comeAndGo(int client) {
        int here = 0;
        for (int i = 0; i < EACH; i++) {
            begun.incrementAndGet();
            String id = entra.creates(user("user" + client + "-" + i));
            here++;
            if (i % 2 == 1) {
                entra.deletes(id);
                here--;
            }
            long total = total(entra);
            assertThat(total).isBetween((long) here, (long) begun.get());
        }
        return here;
    }

    private static long total(TestSetting setting) {
        return setting.scim().get("/Users?count=0").json().path("totalResults").asLong();
    }

    private long rows() {
        return Long.parseLong(TestPostgres.asSuperuser(TestServer.shared().database())
                .texts(acme.id(), "select count(*)::text from scim_user_count where setting_id = '" + entra.id() + "'")
                .getFirst());
    }
}
