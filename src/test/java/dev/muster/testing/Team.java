package dev.muster.testing;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings people in by invitations, as somebody with the right does it.
///
/// @param host the browser of who invites
public record Team(Visit host) {

    public static final String PASSWORD = "correct horse battery staple";

    private static final Pattern FRESH = Pattern.compile("id=\"fresh\" value=\"([^\"]+)\"");

    /// The first operator of a server.
    public static Team of(TestServer server) {
        return new Team(
                new Visit(server.url(), TestConsole.signIn(server.firstStart(), "operator@muster.example", "Olga")));
    }

    /// The path of a link that gives a role in a company.
    ///
    /// @param role `administrator` or `viewer`
    public String invites(String company, String email, String role) {
        Answer answer = host.post(company + "/access/invitations", Map.of("email", email, "role", role));
        return URI.create(fresh(answer)).getPath();
    }

    /// The path of a link that makes an operator.
    public String invitesOperator(String email) {
        return URI.create(fresh(host.post("/operators/invitations", Map.of("email", email))))
                .getPath();
    }

    /// Somebody who has accepted an invitation, signed in.
    public Visit welcomes(String company, String email, String role) {
        Visit nobody = new Visit(host.server(), "");
        return nobody.with(nobody.post(invites(company, email, role), Map.of("name", email, "password", PASSWORD)));
    }

    /// The secret that an answer shows, this once.
    public static String fresh(Answer answer) {
        Matcher found = FRESH.matcher(answer.text());
        if (!found.find()) {
            throw new AssertionError("Nothing fresh: " + answer);
        }
        return found.group(1);
    }
}
