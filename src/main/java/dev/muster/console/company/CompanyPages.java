package dev.muster.console.company;

import dev.muster.access.Companies;
import dev.muster.company.Company;
import dev.muster.company.CompanySearch;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.Visitor;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The companies of the installation for operators, and what is set for one of them.
public record CompanyPages(Console console, Companies companies, HealthPages health) {

    private static final int AT_ONCE = 50;
    private static final String NAME = "name";
    private static final String RETENTION = "retentionDays";

    public Response list(Visitor visitor, Request request) {
        CompanySearch search = search(request);
        List<Company> found = companies.search(search);
        List<Company> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        Page page = console.page(request, visitor).at(Place.COMPANIES);
        return console.show(
                page,
                new CompanyList(
                        shown.stream()
                                .map(company -> health.line(company, visitor))
                                .toList(),
                        search,
                        found.size() > AT_ONCE));
    }

    public Response form(Visitor visitor, Request request) {
        Page page = console.page(request, visitor).at(Place.COMPANIES);
        return console.show(page, new NewCompany(FilledForm.fresh(page, Map.of())));
    }

    public Response create(Visitor visitor, Request request) {
        Page page = console.page(request, visitor).at(Place.COMPANIES);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, Companies.LONGEST_NAME);
        if (form.isWrong()) {
            return console.show(422, page, new NewCompany(form));
        }
        Company made = companies.create(visitor.caller().actor(), name, Companies.RETENTION_DAYS);
        return console.done("/companies/" + made.id() + "/scim-settings", "company-created");
    }

    public Response settings(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GENERAL);
        Company company = visit.company();
        Map<String, String> values = Map.of(NAME, company.name(), RETENTION, String.valueOf(company.retentionDays()));
        return console.show(page, new CompanySettings(FilledForm.fresh(page, values)));
    }

    public Response change(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.GENERAL);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, Companies.LONGEST_NAME);
        int days = form.number(RETENTION, 1, Companies.LONGEST_RETENTION_DAYS);
        if (form.isWrong()) {
            return console.show(422, page, new CompanySettings(form));
        }
        companies.change(
                visit.scope().actor(),
                visit.company().id(),
                before -> new Company(before.id(), before.routingKey(), name, days, before.createdAt()));
        return console.done(page.address(Place.GENERAL), "company-saved");
    }

    private static CompanySearch search(Request request) {
        CompanySearch.Order order =
                request.parameter("sort").filter("newest"::equals).isPresent()
                        ? CompanySearch.Order.NEWEST
                        : CompanySearch.Order.NAME;
        String text = request.parameter("search").orElse("").strip();
        return new CompanySearch(text, order, after(request), AT_ONCE + 1);
    }

    /// What is no id leads to the first page.
    private static @Nullable UUID after(Request request) {
        try {
            return request.parameter("after").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
