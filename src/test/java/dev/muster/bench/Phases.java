package dev.muster.bench;

import dev.muster.bench.load.Client;
import dev.muster.bench.town.Asking;
import dev.muster.bench.town.Changing;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.Creating;
import dev.muster.bench.town.PersonBody;
import dev.muster.bench.town.PersonTemplate;
import dev.muster.bench.town.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Every kind of work that is measured, in the order in which it runs.
final class Phases {

    static final String REPROJECTION = "re-projection";

    /// Who sends hundreds of operations in a request is one job, not a crowd.
    private static final int BULK_CLIENTS = 4;

    static final List<String> NAMES = List.of(
            "sync", "look-up", "read", "update", "deactivate", "members", "list", "filter", "bulk", REPROJECTION);

    private Phases() {}

    static List<Phase> all() {
        Joining joining = new Joining();
        return List.of(
                new Phase(
                        "sync",
                        "requests",
                        1,
                        2,
                        Phase.ALL,
                        Phase.ALL,
                        each(place -> town -> new Creating(town, place.company())),
                        alone(Script::sync)),
                new Phase("look-up", each(Phases::lookUp), company(Script::lookUp)),
                new Phase("read", each(Phases::read), company(Script::read)),
                new Phase("update", each(Phases::update), company(Script::update)),
                new Phase("deactivate", new Deactivating(), company(Script::deactivation)),
                new Phase("members", "requests", 1, 1, 1, Phase.ALL, joining, Optional.of(joining)),
                new Phase("list", "pages", 1, 1, Phase.ALL, Phase.ALL, each(Phases::list), alone(Script::list)),
                new Phase("filter", each(Phases::filter), company(Script::filter)),
                new Phase(
                        "bulk",
                        "operations",
                        BulkCreating.OPERATIONS,
                        1,
                        Phase.ALL,
                        BULK_CLIENTS,
                        each(place -> town -> new BulkCreating(town, place.company())),
                        alone(Script::creation)));
    }

    /// A client made for its place, and then for the town.
    private interface Made {
        Client in(Town town);
    }

    /// Everybody is made inactive who is not yet so; what the run before did is taken back first, beside the
    /// measurement.
    private static final class Deactivating implements Phase.Work {

        @Override
        public List<Client> clients(Town town, int connections) {
            town.setup().execute("""
                    update target_user set status = 'active', active_since = now(), resource = jsonb_set(resource, '{active}', 'true'),
                        folded = jsonb_set(folded, '{active}', 'true')
                    where status = 'inactive' and resource_id is not null""");
            town.setup().execute("delete from removal");
            town.setup().execute("update removal_hour set removals = 0");
            return each(Phases::deactivate).clients(town, connections);
        }
    }

    private static Phase.Work each(Function<Asking.Place, Made> client) {
        return (town, connections) -> {
            List<Client> clients = new ArrayList<>();
            for (Asking.Place place : Asking.places(town.companies(), connections)) {
                clients.add(client.apply(place).in(town));
            }
            return clients;
        };
    }

    private static Phase.Alone company(Function<Company, Script> script) {
        return (town, company) -> script.apply(company);
    }

    private static Optional<Phase.Alone> alone(Function<Company, Script> script) {
        return Optional.of(company(script));
    }

    private static Made lookUp(Asking.Place place) {
        return town -> new Asking(
                place.anybody(town.people()),
                number -> place.company().get(Company.filter("userName eq \"" + PersonBody.userName(number) + "\"")),
                answer -> answer.status() == 200 && answer.contains("\"totalResults\":1"));
    }

    private static Made read(Asking.Place place) {
        return town -> new Asking(
                place.anybody(town.people()),
                number -> place.company().get("/Users/" + PersonTemplate.resourceId(number)),
                answer -> answer.status() == 200);
    }

    private static Made list(Asking.Place place) {
        int pages = 1000;
        return town -> new Asking(
                place.round(Math.min(pages, Math.max(1, town.people() / 100))),
                page -> place.company().get("/Users?startIndex=" + (page * 100 + 1) + "&count=100"),
                answer -> answer.status() == 200 && answer.contains("\"Resources\""));
    }

    private static Made filter(Asking.Place place) {
        return town -> new Asking(
                place.anybody(town.people()),
                number -> place.company().get(Company.filter("nickName eq \"" + PersonBody.nickName(number) + "\"")),
                answer -> answer.status() == 200 && answer.contains("\"totalResults\":1"));
    }

    private static Made update(Asking.Place place) {
        return town -> new Changing(place, place.round(town.people()), town, number -> {
            String revision = PersonBody.digits(town.fresh());
            return new Changing.Change(
                    PersonBody.update(Long.parseLong(revision)),
                    List.of(
                            "\"title\":\"Engineer " + revision + "\"",
                            "+44 21 " + revision,
                            "\"employeeNumber\":\"F" + revision + "\"",
                            "\"department\":\"" + PersonBody.department(number) + "\""));
        });
    }

    private static Made deactivate(Asking.Place place) {
        return town -> new Changing(
                place,
                place.once(town.people()),
                town,
                number -> new Changing.Change(PersonBody.deactivation(), List.of("\"active\":false")));
    }
}
