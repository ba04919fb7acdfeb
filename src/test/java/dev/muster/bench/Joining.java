package dev.muster.bench;

import dev.muster.bench.load.Answer;
import dev.muster.bench.load.Client;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.town.Asking;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.MemberTemplate;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.PersonTemplate;
import dev.muster.bench.town.Town;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Many clients that each add one person after the other to the same group, a new one in each run.
final class Joining implements Phase.Work, Phase.Alone {

    private final Set<String> members = new HashSet<>();
    private String group = "";
    private @Nullable MemberTemplate template;

    @Override
    public List<Client> clients(Town town, int connections) {
        Company company = town.companies().getFirst();
        members.clear();
        group = newGroup(town);
        List<Client> clients = new ArrayList<>();
        for (Asking.Place place : Asking.places(List.of(company), connections)) {
            clients.add(new Joiner(company, place.once(town.people())));
        }
        return clients;
    }

    /// The members are exactly those whose addition was acknowledged.
    @Override
    public List<String> mistakes(Town town) {
        JsonNode read = town.setup()
                .api(
                        "GET",
                        "/scim/v2/Groups/" + group,
                        "",
                        town.companies().getFirst().token(),
                        200);
        Set<String> found = new HashSet<>();
        read.path("members").forEach(member -> found.add(member.path("value").stringValue()));
        List<String> mistakes = new ArrayList<>();
        if (!found.containsAll(members)) {
            mistakes.add("Of " + members.size() + " members that were acknowledged, the group lacks some: it has "
                    + found.size());
        }
        if (!members.containsAll(found)) {
            mistakes.add("The group has " + found.size() + " members, and " + members.size() + " were acknowledged");
        }
        return mistakes;
    }

    @Override
    public Script script(Town town, Company company) {
        if (template == null) {
            template = template(town, company);
        }
        return Script.membership(company, template, newGroup(town));
    }

    private static MemberTemplate template(Town town, Company company) {
        String first = newGroup(town);
        String member = PersonTemplate.resourceId(0);
        town.setup().api("PATCH", "/scim/v2/Groups/" + first, PersonBody.membership(member), company.token(), 204);
        try {
            return MemberTemplate.read(town.setup().connection(), company, first, member);
        } catch (SQLException e) {
            throw new BenchFailure("What Muster stores of a member cannot be read: " + e.getMessage(), e);
        }
    }

    private static String newGroup(Town town) {
        String body = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Group "
                + town.fresh() + "\"}";
        return town.setup()
                .api(
                        "POST",
                        "/scim/v2/Groups",
                        body,
                        town.companies().getFirst().token(),
                        201)
                .path("id")
                .stringValue();
    }

    private final class Joiner implements Client {
        private final Company company;
        private final LongSupplier numbers;
        private String member = "";

        Joiner(Company company, LongSupplier numbers) {
            this.company = company;
            this.numbers = numbers;
        }

        @Override
        public byte @Nullable [] next() {
            long number = numbers.getAsLong();
            if (number < 0) {
                return null;
            }
            member = PersonTemplate.resourceId(number);
            return company.patch("/Groups/" + group, PersonBody.membership(member));
        }

        @Override
        public boolean answered(Answer answer) {
            return (answer.status() == 204 || answer.status() == 200) && members.add(member);
        }
    }
}
