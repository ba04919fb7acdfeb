package dev.muster.console;

import dev.muster.access.Caller;
import dev.muster.access.Companies;
import dev.muster.company.Company;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where the console begins, and what concerns all pages.
record HomePage(Console console, Companies companies) {

    /// What a theme is named in its form, and the page to go back to.
    private static final String THEME = "theme";

    private static final String BACK = "back";

    /// Operators begin with the companies, everybody else in their own one, if it is one.
    Response get(Visitor visitor, Request request) {
        return switch (visitor.caller()) {
            case Caller.Operator ignored -> Response.seeOther("/companies");
            case Caller.Member member -> members(visitor, member, request);
        };
    }

    private Response members(Visitor visitor, Caller.Member member, Request request) {
        List<Company> theirs = member.roles().keySet().stream()
                .map(companies::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Company::name))
                .toList();
        return theirs.size() == 1
                ? Response.seeOther(Place.home(theirs.getFirst()))
                : console.show(console.page(request, visitor), new Home(theirs));
    }

    Response theme(Visitor visitor, Request request) {
        FilledForm form = FilledForm.sent(console.page(request, visitor), request);
        Theme theme = Theme.named(form.typed(THEME));
        return Response.seeOther(new OwnAddress(form.typed(BACK)).text()).with(theme.cookie(console.isSecure()));
    }
}
