package dev.muster.reliability;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.reliability.CutLine.Cut;
import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A commit that nobody knows the outcome of, because the line to the database was cut while it was under way.
/// The client is told to come again, and then finds everything as it asked, whichever way it went.
class UnknownOutcomeTest {

    private CutLine line;
    private TestServer server;
    private TestSetting entra;

    @BeforeEach
    void start() throws IOException {
        TestDatabase direct = TestPostgres.freshDatabase();
        URI address = URI.create(direct.url().substring("jdbc:".length()));
        line = new CutLine(address.getPort());
        // Statements go over the line in words, not by the names that the driver gave them.
        String through = "jdbc:postgresql://127.0.0.1:" + line.port() + address.getPath() + "?prepareThreshold=0";
        server = TestServer.on(new TestDatabase(through, direct.user(), direct.password()));
        entra = TestCompany.on(server, "Acme").setting("{}");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        line.close();
    }

    @Test
    void a_creation_that_was_not_committed_is_503_and_succeeds_when_it_is_repeated() {
        line.cutsOnce(Cut.BEFORE_THE_COMMIT, "ada");

        Answer cut = entra.creating(user("ada"));

        comesAgain(cut);
        assertThat(entra.finds("userName eq \"ada\"").path("totalResults").asInt())
                .isZero();
        assertThat(entra.creating(user("ada"))).hasStatus(201);
    }

    @Test
    void a_creation_that_was_committed_unheard_is_503_and_found_when_it_is_repeated() {
        line.cutsOnce(Cut.BEFORE_THE_ANSWER, "ada");

        Answer cut = entra.creating(user("ada").department("Sales"));

        comesAgain(cut);
        assertThat(entra.creating(user("ada").department("Sales"))).isRefused(409, "uniqueness");
        assertThat(entra.finds("userName eq \"ada\"").at("/Resources/0").toString())
                .contains("Sales");
    }

    @Test
    void changes_and_deletions_of_unknown_outcome_are_503_and_converge_when_they_are_repeated() {
        for (Cut cut : Cut.values()) {
            String id = entra.creates(user("grace"));
            String title = "Admiral " + cut;
            String operation = "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"" + title + "\"}";
            line.cutsOnce(cut, title);
            comesAgain(entra.patching(id, operation));
            assertThat(entra.patching(id, operation)).hasStatus(200).has("/title", title);

            String name = "grace-" + cut;
            line.cutsOnce(cut, name);
            String put = user(name).toString();
            comesAgain(entra.scim().put("/Users/" + id, put));
            assertThat(entra.scim().put("/Users/" + id, put)).hasStatus(200).has("/userName", name);

            line.cutsOnce(cut, "user.deleted"); // the event that is stored with it
            comesAgain(entra.scim().delete("/Users/" + id));
            assertThat(entra.scim().delete("/Users/" + id).status())
                    .isEqualTo(cut == Cut.BEFORE_THE_COMMIT ? 204 : 404);
            assertThat(entra.reading(id)).hasStatus(404);
        }
    }

    @Test
    void members_of_a_group_and_operations_of_a_bulk_are_no_exception() {
        String linus = entra.creates(user("linus"));
        String group = entra.createsGroup("Kernel");
        for (Cut cut : Cut.values()) {
            String name = "Kernel " + cut;
            String patch = """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                     {"op": "add", "path": "members", "value": [{"value": "%s"}]},
                     {"op": "replace", "path": "displayName", "value": "%s"}]}""".formatted(linus, name);
            line.cutsOnce(cut, name);
            comesAgain(entra.scim().patch("/Groups/" + group, patch));
            assertThat(entra.scim().patch("/Groups/" + group, patch)).hasStatus(204);
            assertThat(entra.scim().get("/Groups/" + group))
                    .has("/displayName", name)
                    .has("/members/0/value", linus);

            String bulk = """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                     {"method": "POST", "bulkId": "a", "path": "/Users", "data": %s},
                     {"method": "POST", "bulkId": "b", "path": "/Users", "data": %s}]}""".formatted(user("first-" + cut), user("second-" + cut));
            line.cutsOnce(cut, "first-" + cut);
            Answer answer = entra.scim().post("/Bulk", bulk);
            assertThat(line.hasCut()).isTrue();
            assertThat(answer).has("/Operations/0/status", "503").has("/Operations/1/status", "201");
        }
    }

    @Test
    void the_admin_api_tells_it_in_the_same_way() {
        for (Cut cut : Cut.values()) {
            String name = "Champions " + cut;
            String group = "{\"name\": \"" + name + "\"}";
            line.cutsOnce(cut, name);

            comesAgain(entra.company().api().post("/target-groups", group));

            assertThat(entra.company().api().post("/target-groups", group).status())
                    .isEqualTo(cut == Cut.BEFORE_THE_COMMIT ? 201 : 409);
            assertThat(entra.company().groups())
                    .anyMatch(found -> found.toString().contains(name));
        }
    }

    private void comesAgain(Answer answer) {
        assertThat(line.hasCut()).as("the line was cut").isTrue();
        assertThat(answer).hasStatus(503);
        assertThat(answer.headers().firstValue("Retry-After")).as("Retry-After").isPresent();
    }
}
