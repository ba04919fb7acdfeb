package dev.muster.console.company;

import dev.muster.access.Companies;
import dev.muster.company.Company;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Visitor;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.Map;

/// The companies of the installation, for operators.
public record CompanyPages(Console console, Companies companies) {

    private static final String NAME = "name";

    public Response form(Visitor visitor, Request request) {
        Page page = console.page(request, visitor);
        return console.show(page, new NewCompany(FilledForm.fresh(page, Map.of())));
    }

    public Response create(Visitor visitor, Request request) {
        Page page = console.page(request, visitor);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, Companies.LONGEST_NAME);
        if (form.isWrong()) {
            return console.show(422, page, new NewCompany(form));
        }
        Company made = companies.create(visitor.caller().actor(), name, Companies.RETENTION_DAYS);
        return console.done("/companies/" + made.id() + "/settings", "company-created");
    }
}
