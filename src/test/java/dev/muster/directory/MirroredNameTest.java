package dev.muster.directory;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.HeldRow;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A group that is renamed in the moment in which it appears among the target groups (rule G8).
class MirroredNameTest {

    private static final int ROUNDS = 3;
    private static final String MIRROR = "{\"grouping\": {\"kind\": \"mirror\"}}";
    private static final String DEPARTMENT = "{\"grouping\": {\"kind\": \"field\", \"field\": \"department\"}}";

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void G8_a_group_that_is_renamed_while_others_let_it_appear_bears_its_last_name() throws Exception {
        try (TestServer server = TestServer.on(database)) {
            TestCompany acme = TestCompany.on(server, "Acme");
            TestSetting entra = acme.setting(DEPARTMENT);
            String ada = entra.creates(user("ada"));
            for (int round = 0; round < ROUNDS; round++) {
                String group = entra.createsGroup("Before " + round, ada);

                List<CompletableFuture<Void>> changes;
                try (HeldRow _ = HeldRow.of(database, appearance(group))) {
                    CompletableFuture<Void> edit = CompletableFuture.runAsync(() -> edits(acme, entra, MIRROR));
                    untilWaiting(acme, 1);
                    changes = List.of(
                            edit,
                            CompletableFuture.runAsync(() -> entra.moves(ada, "Sales")),
                            CompletableFuture.runAsync(() -> renames(entra, group)));
                    // The edit's job, the person and the new name: whoever comes late changes nothing about the end.
                    untilWaiting(acme, 3);
                }
                changes.forEach(CompletableFuture::join);
                worksNoMore(acme);

                assertThat(entra.scim()
                                .get("/Groups/" + group)
                                .at("/displayName")
                                .asString())
                        .isEqualTo("After");
                assertThat(acme.groups())
                        .filteredOn(one -> one.path("id").asString().equals(group))
                        .extracting(one -> one.path("name").asString())
                        .containsExactly("After");
                entra.deletesGroup(group);
                edits(acme, entra, DEPARTMENT);
                worksNoMore(acme);
            }
        }
    }

    private static void edits(TestCompany acme, TestSetting entra, String grouping) {
        assertThat(acme.api().patch("/scim-settings/" + entra.id(), grouping).status())
                .isIn(200, 202);
    }

    private static void renames(TestSetting entra, String group) {
        assertThat(entra.patchingGroup(group, """
                {"op": "replace", "path": "displayName", "value": "After"}""").status()).isIn(200, 204);
    }

    /// Of a transaction that goes on for a while and is taken back in the end. It looks up no keys of other
    /// tables, which would lock the setting.
    private static String appearance(String group) {
        return """
                set session_replication_role = replica;
                insert into target_group (company_id, id, origin, setting_id, name, name_key, created_at, updated_at)
                select company_id, id, 'mirrored', setting_id, 'Held', 'held', now(), now() from scim_group where id = '%s'
                """.formatted(group);
    }

    /// Some wait for the row; whether a third one does too, is left to chance.
    private void untilWaiting(TestCompany acme, int transactions) {
        long end = System.nanoTime() + 500_000_000;
        String waiting = "select 1 from pg_locks where not granted";
        while (database.texts(acme.id(), waiting).size() < transactions && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void worksNoMore(TestCompany acme) {
        for (int i = 0; i < 600; i++) {
            if (database.texts(acme.id(), "select id::text from job where state = 'running'")
                    .isEmpty()) {
                return;
            }
            LockSupport.parkNanos(25_000_000);
        }
        throw new AssertionError("The jobs do not end");
    }
}
