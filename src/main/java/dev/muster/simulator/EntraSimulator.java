package dev.muster.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// Microsoft Entra ID in its default behaviour. Its first synchronisation looks every user up by userName and
/// creates who is missing, then does the same for groups by name, then adds the members, one a request.
public final class EntraSimulator implements IdentityProvider {

    private static final int AT_ONCE = 8;

    private final URI scimUrl;
    private final String token;

    /// @param scimUrl and `token` as the administrator pastes them into Entra ID
    public EntraSimulator(URI scimUrl, String token) {
        this.scimUrl = scimUrl;
        this.token = token;
    }

    @Override
    public String name() {
        return "Microsoft Entra ID";
    }

    @Override
    public Summary firstSynchronisation(Organisation organisation, Progress progress) throws InterruptedException {
        Cycle cycle = new Cycle(new Tally());
        int total = organisation.people().size() + organisation.teams().size() + organisation.memberships();
        try (Crew crew = new Crew(AT_ONCE, progress, total)) {
            crew.doAll("users", organisation.people(), cycle::user);
            crew.doAll("groups", organisation.teams(), cycle::group);
            crew.doAll("members", memberships(organisation), cycle::member);
        }
        return cycle.tally.summary();
    }

    private static List<Membership> memberships(Organisation organisation) {
        return organisation.teams().stream()
                .flatMap(team -> team.members().stream().map(person -> new Membership(team, person)))
                .toList();
    }

    private record Membership(Team team, Person person) {}

    /// One run, which remembers the ids that the server gave.
    private final class Cycle {

        private final Tally tally;
        private final ScimConnection scim;
        private final Map<String, String> ids = new ConcurrentHashMap<>();

        private Cycle(Tally tally) {
            this.tally = tally;
            this.scim = new ScimConnection(
                    scimUrl,
                    // Servers recognise Entra ID by the second; its value is a date and the id of the cycle.
                    Map.of("Authorization", "Bearer " + token, "ADSCIMVersion", "Date:2026-01-15"),
                    "application/scim+json; charset=utf-8",
                    Pace.unlimited(),
                    tally::answered);
        }

        private void user(Person person) throws IOException, InterruptedException {
            String lookUp = "/Users?filter=" + filter("userName", person.userName());
            createUnlessFound("user", lookUp, "/Users", EntraMessages.user(person), person.externalId());
        }

        private void group(Team team) throws IOException, InterruptedException {
            String lookUp = "/Groups?excludedAttributes=members&filter=" + filter("displayName", team.displayName());
            createUnlessFound(
                    "group",
                    lookUp,
                    "/Groups",
                    EntraMessages.group(team.externalId(), team.displayName()),
                    team.externalId());
        }

        private void createUnlessFound(String type, String lookUp, String path, ObjectNode body, String externalId)
                throws IOException, InterruptedException {
            ScimConnection.Reply found = scim.get(lookUp);
            if (!found.isGood()) {
                tally.failed("GET " + type, found.status());
                return;
            }
            ScimConnection.Reply known = found;
            String pointer = "/Resources/0/id";
            if (found.json().path("totalResults").asInt(0) == 0) {
                known = scim.post(path, body);
                pointer = "/id";
            }
            if (known.isGood()) {
                ids.put(externalId, known.json().at(pointer).asString());
            } else {
                tally.failed("POST " + type, known.status());
            }
        }

        // Who or what could not be created has no id, and is left to the next cycle.
        private void member(Membership membership) throws IOException, InterruptedException {
            String group = ids.get(membership.team.externalId());
            String user = ids.get(membership.person.externalId());
            if (group == null || user == null) {
                return;
            }
            ScimConnection.Reply added = scim.patch("/Groups/" + group, EntraMessages.addMember(user));
            if (!added.isGood()) {
                tally.failed("PATCH group", added.status());
            }
        }
    }

    private static String filter(String attribute, String value) {
        String literal = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return URLEncoder.encode(attribute + " eq \"" + literal + "\"", StandardCharsets.UTF_8);
    }
}
