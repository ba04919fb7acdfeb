package dev.muster.access.account;

import dev.muster.company.Ids;
import dev.muster.store.Database;
import java.security.SecureRandom;
import java.time.Clock;

/// All that has to do with who comes in, for the pages.
public record Doorkeeper(
        Sessions sessions, SignIn signIn, Invitations invitations, PasswordLinks passwordLinks, Roles roles) {

    public static Doorkeeper of(Database database, Clock clock, Ids ids, SecureRandom random) {
        Passwords passwords = new Passwords(random);
        Sessions sessions = new Sessions(database, clock, random);
        return new Doorkeeper(
                sessions,
                new SignIn(database, clock, passwords, sessions),
                new Invitations(database, clock, ids, random, passwords, sessions),
                new PasswordLinks(database, clock, random, passwords, sessions),
                new Roles(database, clock));
    }
}
