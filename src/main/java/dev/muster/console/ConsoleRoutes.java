package dev.muster.console;

import dev.muster.access.Companies;
import dev.muster.console.company.CompanyPages;
import dev.muster.field.Fields;
import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Route;
import dev.muster.job.Jobs;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import java.util.List;
import java.util.stream.Stream;

/// Every page of the console, each behind its gate: a method for each area of pages, in the order of the navigation.
///
/// @param visitors who is signed in
public record ConsoleRoutes(
        Console console,
        Visitors visitors,
        Companies companies,
        Fields fields,
        Settings settings,
        Tokens tokens,
        OAuthClients oauthClients,
        Jobs jobs) {

    public Area area() {
        ConsoleGates gates = new ConsoleGates(console, visitors, companies, new PageErrors(console));
        List<Route> routes = Stream.of(start(gates), companies(gates))
                .flatMap(List::stream)
                .map(Protection::of)
                .toList();
        return new Area("console", List.of(""), routes, new PageErrors(console));
    }

    private List<Route> start(ConsoleGates gates) {
        Route.Behind<Gate.Anybody> open = gates.open();
        Route.Behind<Visitor> signedIn = gates.signedIn();
        HomePage home = new HomePage(console);
        return List.of(
                open.get("/assets/{file}", console.assets()::get),
                signedIn.get("/", home::get),
                signedIn.post("/theme", home::theme));
    }

    private List<Route> companies(ConsoleGates gates) {
        Route.Behind<Visitor> operator = gates.operator();
        Route.Behind<Visit> company = gates.company();
        CompanyPages c = new CompanyPages(console, companies);
        return List.of(
                operator.get("/companies", c::list),
                operator.get("/companies/new", c::form),
                operator.post("/companies/new", c::create),
                company.get("/companies/{company}/settings", c::settings),
                company.post("/companies/{company}/settings", c::change));
    }
}
