package dev.muster.console;

import dev.muster.console.field.FieldPages;
import dev.muster.console.group.GroupPages;
import dev.muster.console.group.MemberPages;
import dev.muster.console.people.PeoplePages;
import dev.muster.console.people.PersonPages;
import dev.muster.console.table.TablePages;
import dev.muster.field.Fields;
import dev.muster.http.Route;
import dev.muster.job.Jobs;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.stream.Stream;

/// The pages of the people and groups of a company, and of the fields that people have.
record DirectoryRoutes(Console console, Fields fields, Settings settings, Jobs jobs) {

    List<Route> all(ConsoleGates gates) {
        return Stream.of(people(gates), groups(gates), fields(gates))
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> people(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        PeoplePages p = new PeoplePages(console, fields, settings);
        PersonPages u = new PersonPages(console, fields, settings);
        TablePages t = new TablePages(console, fields);
        return List.of(
                company.get("/companies/{company}/target-users", p::list),
                administrator.get("/companies/{company}/target-users/new", p::form),
                company.post("/companies/{company}/target-users/new", p::create),
                company.get("/companies/{company}/target-users/export", p::export),
                administrator.get("/companies/{company}/target-users/import", t::askPeople),
                company.post("/companies/{company}/target-users/import", t::importPeople),
                company.get("/companies/{company}/target-users/{user}", u::show),
                administrator.get("/companies/{company}/target-users/{user}/edit", u::form),
                company.post("/companies/{company}/target-users/{user}/edit", u::change),
                company.post("/companies/{company}/target-users/{user}/groups", u::join),
                company.post("/companies/{company}/target-users/{user}/groups/{group}/removal", u::leave),
                administrator.get("/companies/{company}/target-users/{user}/delete", u::ask),
                company.post("/companies/{company}/target-users/{user}/delete", u::delete));
    }

    private List<Route> groups(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        GroupPages g = new GroupPages(console, jobs);
        MemberPages m = new MemberPages(console, settings);
        TablePages t = new TablePages(console, fields);
        return List.of(
                company.get("/companies/{company}/target-groups", g::list),
                administrator.get("/companies/{company}/target-groups/new", g::form),
                company.post("/companies/{company}/target-groups/new", g::create),
                company.get("/companies/{company}/target-groups/export", t::exportGroups),
                administrator.get("/companies/{company}/target-groups/import", t::askGroups),
                company.post("/companies/{company}/target-groups/import", t::importGroups),
                company.get("/companies/{company}/target-groups/{group}", m::show),
                company.post("/companies/{company}/target-groups/{group}", m::rename),
                company.post("/companies/{company}/target-groups/{group}/members", m::add),
                company.post("/companies/{company}/target-groups/{group}/members/{user}/removal", m::remove),
                administrator.get("/companies/{company}/target-groups/{group}/delete", g::ask),
                company.post("/companies/{company}/target-groups/{group}/delete", g::delete));
    }

    private List<Route> fields(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        FieldPages f = new FieldPages(console, fields, settings);
        return List.of(
                company.get("/companies/{company}/fields", f::list),
                company.post("/companies/{company}/fields", f::create),
                administrator.get("/companies/{company}/fields/{field}", f::form),
                company.post("/companies/{company}/fields/{field}", f::change),
                company.post("/companies/{company}/fields/{field}/place", f::move),
                administrator.get("/companies/{company}/fields/{field}/delete", f::ask),
                company.post("/companies/{company}/fields/{field}/delete", f::delete));
    }
}
