package dev.muster.reliability;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.activity.FeedReader;
import dev.muster.activity.Rebuilt;
import dev.muster.store.Migrations;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `docs/backup.md` tells to do, done, and what is there afterwards.
class BackupTest {

    private static final String ACME = "01a20a5e-9324-7da0-9112-4502e4becbc0";

    /// Owners, rights and row-level security of every table; and the role itself.
    private static final List<String> WALLS = List.of("""
            select concat_ws(' ', relname, relkind, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity,
                             relacl)
            from pg_class where relnamespace = 'public'::regnamespace order by 1""", """
            select concat_ws(' ', tablename, policyname, permissive, roles, cmd, qual, with_check) from pg_policies
            order by 1""", """
            select concat_ws(' ', rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin)
            from pg_roles where rolname = 'muster'""");

    @TempDir
    Path directory;

    @Test
    void a_database_of_ones_own_is_restored_on_another_server_as_it_was() throws Exception {
        BackupPage page = BackupPage.section("A database of your own");
        try (DebianPostgres old = DebianPostgres.primary(DebianPostgres.place());
                DebianPostgres fresh = DebianPostgres.empty(DebianPostgres.place());
                TestServer before = TestServer.on(muster(old.url()))) {
            TestCompany acme = TestCompany.on(before, "Acme");
            TestCompany globex = TestCompany.on(before, "Globex");
            TestSetting entra = acme.byDepartment();
            String key = before.api()
                    .post("/api-keys", "{}")
                    .is(201)
                    .json()
                    .path("key")
                    .asString();
            lives(acme, entra);
            globex.hires("Hank", "Scorpio");
            Map<String, Map<String, String>> wanted = Rebuilt.listed(acme);
            List<JsonNode> feed = feed(acme, before);

            BackupPage.run(directory, at(page.block(1), old, fresh));
            entra.creates(user("lost"));
            List<JsonNode> withLost = feed(acme, before);
            FeedReader follower = new FeedReader(acme);
            assertThat(follower.next(1000)).isEqualTo(withLost);
            BackupPage.run(directory, at(page.block(2), old, fresh));

            TestDatabase restored = muster(fresh.url().replaceFirst("/muster$", "/restored"));
            try (TestServer after = TestServer.on(restored)) {
                TestCompany again = seenBy(after, acme, TestServer.KEY);
                assertThat(Rebuilt.listed(again)).isEqualTo(wanted);
                assertThat(again.membership()).containsEntry("Champions", List.of("ada"));
                assertThat(Rebuilt.listed(seenBy(after, globex, key))).isEqualTo(Rebuilt.listed(globex));
                sameWalls(acme.id(), before.database(), restored);

                assertThat(feed(again, after)).isEqualTo(feed);
                Http client = Http.bearer(URI.create(after.url() + "/scim/v2"), entra.token(), "application/scim+json");
                AnswerAssert.assertThat(client.post("/Users", user("hopper").toString()))
                        .hasStatus(201);
                List<JsonNode> since = feed(again, after);
                assertThat(positions(since))
                        .isEqualTo(
                                LongStream.rangeClosed(1, since.size()).boxed().toList());

                // A position that was given before is another event's now; whoever goes on behind it never sees that.
                assertThat(positions(since)).isEqualTo(positions(withLost));
                assertThat(since.getLast()).isNotEqualTo(withLost.getLast());
                assertThat(follower.at(again).next(1000)).isEmpty();
            }
        }
    }

    @Test
    void a_dump_of_an_older_version_takes_the_place_of_a_new_database() throws Exception {
        BackupPage page = BackupPage.section("The embedded database, while Muster runs");
        try (DebianPostgres old = DebianPostgres.primary(DebianPostgres.place());
                DebianPostgres fresh = DebianPostgres.primary(DebianPostgres.place())) {
            Migrations.applyUpTo("7", old.url(), "muster", "");
            muster(old.url()).texts(ACME, """
                    insert into company (id, routing_key, name, retention_days, created_at)
                    values ('%s', 'abcdefgh', 'Acme', 90, '2026-11-01Z') returning id""".formatted(ACME));
            Path before = likeEmbedded(old);
            BackupPage.run(before, page.block(1));

            Path after = likeEmbedded(fresh);
            Files.move(before.resolve("muster.dump"), after.resolve("muster.dump"));
            try (TestServer empty = TestServer.on(muster(fresh.url()))) {
                TestCompany.on(empty, "Globex");
                BackupPage.run(after, page.block(2));
            }

            try (TestServer restored = TestServer.on(muster(fresh.url()))) {
                assertThat(restored.api().get("/companies").is(200).items("name"))
                        .containsExactly("Acme");
            }
        }
    }

    @Test
    void the_directory_of_a_stopped_embedded_database_lives_on_elsewhere() throws Exception {
        BackupPage page = BackupPage.section("The embedded database, while Muster is stopped");
        Path old = Files.createDirectory(directory.resolve("old"));
        Path fresh = Files.createDirectory(directory.resolve("fresh"));
        try (DurableNode node = DurableNode.on(old.resolve("data"))) {
            AnswerAssert.assertThat(operator(node).post("/companies", "{\"name\": \"Acme\"}"))
                    .hasStatus(201);
            node.node().stop();
            BackupPage.run(old, page.block(1));
        }
        Files.move(old.resolve("muster-backup.tar.gz"), fresh.resolve("muster-backup.tar.gz"));
        BackupPage.run(fresh, page.block(2));

        try (DurableNode again = DurableNode.on(fresh.resolve("data"))) {
            AnswerAssert.assertThat(operator(again).get("/companies")).has("/items/0/name", "Acme");
        }
    }

    /// Everything that a dump could lose: people in each state, groups of each origin, a membership by hand.
    private static void lives(TestCompany acme, TestSetting entra) {
        String champions = acme.group("Champions");
        entra.creates(user("ada").department("Engines"));
        entra.deactivates(entra.creates(user("grace").department("Navy")));
        entra.deletes(entra.creates(user("linus")));
        acme.hires("Margaret", "Hamilton");
        acme.addsByHand(champions, acme.person("ada").path("id").asString());
    }

    private static void sameWalls(String company, TestDatabase before, TestDatabase after) {
        for (String wall : WALLS) {
            assertThat(after.texts(company, wall))
                    .isEqualTo(before.texts(company, wall))
                    .isNotEmpty();
        }
        assertThat(after.texts(company, "select distinct company_id from target_user"))
                .containsExactly(company);
    }

    /// All events, once each has its position.
    private static List<JsonNode> feed(TestCompany company, TestServer server) {
        int all = Integer.parseInt(server.database()
                .texts(company.id(), "select count(*) from event")
                .getFirst());
        FeedReader reader = new FeedReader(company);
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < 600 && events.size() < all; i++) {
            events.addAll(reader.next(1000));
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(events).hasSize(all);
        return events;
    }

    /// The cursor of an event is its position in eight bytes.
    private static List<Long> positions(List<JsonNode> events) {
        return events.stream()
                .map(event -> ByteBuffer.wrap(Base64.getUrlDecoder()
                                .decode(event.path("cursor").asString()))
                        .getLong())
                .toList();
    }

    private static TestDatabase muster(String url) {
        return new TestDatabase(url, "muster", "");
    }

    private static TestCompany seenBy(TestServer server, TestCompany company, String key) {
        URI base = URI.create(server.url() + "/api/v1/companies/" + company.id());
        return new TestCompany(company.id(), Http.bearer(base, key, "application/json"));
    }

    private static Http operator(DurableNode node) {
        return Http.bearer(URI.create(node.url() + "/api/v1"), TestServer.KEY, "application/json");
    }

    private static String at(String commands, DebianPostgres old, DebianPostgres fresh) {
        return commands.replace("-h db.example.com", "-h 127.0.0.1 -p " + old.port())
                .replace("-h new.example.com", "-h 127.0.0.1 -p " + fresh.port());
    }

    /// A directory in which the server looks like the one that Muster runs itself.
    private Path likeEmbedded(DebianPostgres server) throws IOException {
        Path home = directory.resolve("port-" + server.port());
        Path postgres = Files.createDirectories(home.resolve("data").resolve("postgres"));
        Files.createSymbolicLink(postgres.resolve("cluster"), server.cluster());
        Files.writeString(postgres.resolve("pgpass"), "*:*:*:postgres:not asked for\n");
        Files.setPosixFilePermissions(postgres.resolve("pgpass"), PosixFilePermissions.fromString("rw-------"));
        return home;
    }
}
