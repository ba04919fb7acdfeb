package dev.muster.activity;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.Database;
import dev.muster.testing.Team;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What administrators did is told, and cannot be told otherwise afterwards without its being noticed.
class AuditTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final TestDatabase superuser = TestPostgres.asSuperuser(database);
    private final TestServer server = TestServer.on(database);
    private final Team operator = Team.of(server);
    private final String acme = server.api().company("Acme");
    private final UUID chain = UUID.fromString(acme.substring("/companies/".length()));

    @BeforeEach
    void a_company_in_which_something_was_done() {
        String setting = server.api()
                .post(acme + "/scim-settings", "{'name':'Entra ID'}")
                .is(201)
                .id();
        String tokens = acme + "/scim-settings/" + setting + "/tokens";
        String token = server.api().post(tokens, "{}").is(201).id();
        server.api().delete(tokens + "/" + token).is(204);
        server.api().get(acme + "/target-users/export").is(200);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_tells_who_did_what_when_and_from_where() {
        Visit ada = operator.welcomes(acme, "ada@acme.example", "administrator");
        ada.post(acme + "/settings", Map.of("name", "Acme Ltd", "retentionDays", "30"));
        new Visit(server.url(), "").signsIn("ada@acme.example", "guessed");

        List<AuditEntry> entries = entries(chain);

        assertThat(entries)
                .extracting(AuditEntry::kind)
                .containsSubsequence(
                        "company.created",
                        "scim-setting.created",
                        "token.created",
                        "token.created",
                        "token.revoked",
                        "user.exported",
                        "invitation.created",
                        "invitation.accepted",
                        "role.given",
                        "company.updated",
                        "account.sign-in-failed");
        AuditEntry changed = entries.stream()
                .filter(entry -> entry.kind().equals("company.updated"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.actorKind()).isEqualTo("account");
        assertThat(changed.address()).isEqualTo("127.0.0.1");
        assertThat(changed.details()).contains("\"Acme\"", "\"Acme Ltd\"");
        assertThat(ada.get(acme + "/audit").text()).contains("Company changed", "Token revoked", "127.0.0.1");
        assertThat(entries.toString()).doesNotContain("guessed", "ada@acme.example", ada.session());
    }

    @Test
    void who_signs_in_as_an_operator_is_told_of_in_the_chain_of_the_installation() {
        Visit nobody = new Visit(server.url(), "");
        nobody.signsIn("operator@muster.example", Team.PASSWORD);
        for (int attempt = 0; attempt < 12; attempt++) {
            nobody.signsIn("nobody@muster.example", "my other password");
        }

        List<AuditEntry> entries = entries(Audit.INSTALLATION);

        assertThat(entries).extracting(AuditEntry::kind).contains("account.signed-in", "account.sign-in-blocked");
        assertThat(entries.stream().filter(entry -> entry.kind().startsWith("account.sign-in-")))
                .as("bounded: those that are refused without being judged are not told")
                .hasSize(10);
        assertThat(entries.toString()).doesNotContain("nobody@", "my other password");
    }

    @Test
    void a_whole_chain_is_found_whole() {
        assertThat(verdicts()).isNotEmpty().allSatisfy(verdict -> {
            assertThat(verdict.broken()).isEmpty();
            assertThat(verdict.entries()).isPositive();
        });
        assertThat(operator.host().get(acme + "/audit?verify=now").text()).contains("entries are as written");
    }

    @Test
    void a_changed_row_is_found() {
        tampered("update audit set kind = 'token.kept' where kind = 'token.revoked'");

        assertThat(ofAcme().broken())
                .hasValueSatisfying(broken -> assertThat(broken).contains("is not as it was written"));
        assertThat(ofAcme().entries()).isEqualTo(4);
        assertThat(operator.host().get(acme + "/audit?verify=now").text()).contains("4 entries are as written. Then:");
    }

    @Test
    void a_missing_row_is_found() {
        tampered("delete from audit where chain = '" + chain + "' and position = 2");

        assertThat(ofAcme().broken()).contains("entry 2 is missing; the next one is 3");
    }

    @Test
    void rows_that_changed_their_places_are_found() {
        tampered(
                "update audit set position = case position when 2 then 1003 else 1002 end where position in (2, 3) and chain = '"
                        + chain + "'");
        tampered("update audit set position = position - 1000 where position > 1000");

        assertThat(ofAcme().broken()).contains("entry 2 is not as it was written, or not where it was written");
    }

    @Test
    void rows_that_were_cut_off_the_end_are_found() {
        tampered("delete from audit where chain = '" + chain + "' and position > 3");

        assertThat(ofAcme().broken())
                .hasValueSatisfying(broken -> assertThat(broken).startsWith("entry 4 and all after it"));
    }

    @Test
    void the_application_itself_may_neither_change_nor_delete_a_row() {
        for (String statement :
                List.of("update audit set kind = 'nothing' returning 1", "delete from audit returning 1")) {
            assertThatThrownBy(() -> database.texts("", statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void two_nodes_that_write_at_once_write_one_chain() throws Exception {
        try (TestServer other = TestServer.on(database)) {
            List<Thread> writers = new ArrayList<>();
            for (TestServer node : List.of(server, other, server, other)) {
                writers.add(Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 10; i++) {
                        node.api()
                                .post(acme + "/fields", "{'name':'F" + UUID.randomUUID() + "'}")
                                .is(201);
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }

        assertThat(ofAcme().broken()).isEmpty();
        assertThat(entries(chain).stream().filter(entry -> entry.kind().equals("field.created")))
                .hasSize(40);
    }

    private void tampered(String statement) {
        assertThat(superuser.texts("", statement + " returning 1")).isNotEmpty();
    }

    private Audit.Verdict ofAcme() {
        return verdicts().stream()
                .filter(verdict -> verdict.chain().equals(chain))
                .findFirst()
                .orElseThrow();
    }

    private List<Audit.Verdict> verdicts() {
        try (Database opened = Database.open(database.url(), database.user(), database.password(), 1)) {
            return new Audits(opened).verify();
        }
    }

    /// In the order in which they were written.
    private List<AuditEntry> entries(UUID of) {
        try (Database opened = Database.open(database.url(), database.user(), database.password(), 1)) {
            return new Audits(opened).newest(of, Long.MAX_VALUE, 1000).reversed();
        }
    }
}
