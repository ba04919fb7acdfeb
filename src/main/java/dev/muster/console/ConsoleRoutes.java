package dev.muster.console;

import dev.muster.access.Companies;
import dev.muster.console.company.CompanyPages;
import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Route;
import java.util.List;

/// Every page of the console on one screen, each behind its gate.
///
/// @param visitors who is signed in
public record ConsoleRoutes(Console console, Visitors visitors, Companies companies) {

    public Area area() {
        return new Area(
                "console", List.of(""), routes().stream().map(Protection::of).toList(), new PageErrors(console));
    }

    private List<Route> routes() {
        ConsoleGates gates = new ConsoleGates(console, visitors, companies, new PageErrors(console));
        Route.Behind<Gate.Anybody> open = gates.open();
        Route.Behind<Visitor> signedIn = gates.signedIn();
        Route.Behind<Visitor> operator = gates.operator();
        Route.Behind<Visit> company = gates.company();
        HomePage home = new HomePage(console);
        CompanyPages c = new CompanyPages(console, companies);
        return List.of(
                open.get("/assets/{file}", console.assets()::get),
                signedIn.get("/", home::get),
                signedIn.post("/theme", home::theme),
                operator.get("/companies", c::list),
                operator.get("/companies/new", c::form),
                operator.post("/companies/new", c::create),
                company.get("/companies/{company}/settings", c::settings),
                company.post("/companies/{company}/settings", c::change));
    }
}
