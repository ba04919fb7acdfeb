package dev.muster.scim.search;

import dev.muster.access.InstallationKeys;
import dev.muster.directory.query.Position;
import dev.muster.store.Database;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Cursors as a server made them some time ago, with its own key.
final class ServerCursors {

    private ServerCursors() {}

    static Cursors before(TestServer server, int seconds) {
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-seconds));
        TestDatabase at = server.database();
        try (Database database = Database.open(at.url(), at.user(), at.password(), 1)) {
            SecureRandom random = new SecureRandom();
            byte[] key = new InstallationKeys(database, then, random).key("cursor");
            return new Cursors(key, then, random);
        }
    }

    /// One that goes on from the beginning of all users, two a page.
    static String beginning(Cursors cursors, TestCompany company, Lists lists) {
        Cursor cursor = new Cursor(cursors.now(), 2, new Position(List.of(), new UUID(0, 0)));
        Walk walk = new Walk(company.id() + "/" + lists.setting().id(), "[\"/Users\",\"\",\"\",\"ascending\",[],[]]");
        return cursors.seal(cursor, walk);
    }
}
