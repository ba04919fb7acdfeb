package dev.muster.scim.bulk;

import static dev.muster.scim.bulk.BulkBody.bulk;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A node that is killed in the middle of a bulk.
class BulkKilledTest {

    private static final int OPERATIONS = 900;

    private final TestSetting entra =
            TestCompany.named("Acme").setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");

    @Test
    void BLK_28_a_node_that_is_killed_leaves_no_half_applied_operation() throws Exception {
        String[] members = {entra.creates(user("ada")), entra.creates(user("grace"))};
        String engines = entra.createsGroup("Engines", members[0]);
        try (OtherNode node = OtherNode.on(TestServer.shared().database())) {
            Http there = Http.bearer(URI.create(node.url() + "/scim/v2"), entra.token(), "application/scim+json");
            CompletableFuture<Void> running = CompletableFuture.runAsync(
                            () -> there.post("/Bulk", job(engines, members)))
                    .exceptionally(fault -> null);
            while (version(entra.scim().get("/Groups/" + engines)) < 20) {
                Thread.onSpinWait();
            }
            node.kill();
            running.join();
        }

        Answer left = entra.scim().get("/Groups/" + engines);

        int done = version(left) - 1;
        assertThat(done).isBetween(19, OPERATIONS - 1);
        isWhole(left, done, members);
        assertThat(entra.reading(members[(done + 1) % 2]).json().has("groups")).isFalse();
        assertThat(entra.scim().delete("/Groups/" + engines).status()).isEqualTo(204);
    }

    private static void isWhole(Answer left, int done, String[] members) {
        assertThat(left.at("/displayName").asString()).isEqualTo("Engines " + done);
        assertThat(left.at("/externalId").asString()).isEqualTo("e" + done);
        assertThat(left.at("/members")).hasSize(1);
        assertThat(left.at("/members/0/value").asString()).isEqualTo(members[done % 2]);
    }

    /// The n-th operation gives the group the n-th name and external id, and the other member.
    private static String job(String group, String... members) {
        BulkBody bulk = bulk();
        for (int i = 1; i <= OPERATIONS; i++) {
            bulk.patch("/Groups/" + group, """
                    {'op': 'remove', 'path': 'members'},
                    {'op': 'replace', 'path': 'displayName', 'value': 'Engines %d'},
                    {'op': 'replace', 'path': 'externalId', 'value': 'e%d'},
                    {'op': 'add', 'path': 'members', 'value': [{'value': '%s'}]}""".formatted(i, i, members[i % 2]));
        }
        return bulk.toString();
    }

    private static int version(Answer group) {
        String tag = group.at("/meta/version").asString();
        return Integer.parseInt(tag.replaceAll("\\D", ""));
    }
}
