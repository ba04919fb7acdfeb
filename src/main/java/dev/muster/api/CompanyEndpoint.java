package dev.muster.api;

import dev.muster.access.Caller;
import dev.muster.access.Companies;
import dev.muster.activity.Scope;
import dev.muster.company.Company;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import tools.jackson.databind.node.ObjectNode;

/// `/companies`
record CompanyEndpoint(Companies companies) {

    Response list(Caller caller, Request request) {
        Page page = Page.of(request);
        return page.answer(
                companies.page(page.after(), page.fetched()),
                company -> company.id().value(),
                CompanyEndpoint::json);
    }

    Response create(Caller caller, Request request) {
        Form form = Form.of(Json.read(request));
        String name = form.text("name", Companies.LONGEST_NAME);
        int days = retentionDays(form, Companies.RETENTION_DAYS);
        form.finish();
        return Json.response(201, json(companies.create(caller.actor(), name, days)));
    }

    Response get(Scope scope, Request request) {
        Company company = companies
                .read(scope.company())
                .orElseThrow(() -> new Refused(new Refusal.NotFound("company " + scope.company())));
        return Json.response(200, json(company));
    }

    Response change(Scope scope, Request request) {
        ObjectNode body = Json.read(request);
        Company changed = companies.change(scope.actor(), scope.company(), before -> {
            Form form = Form.of(body);
            Company after = new Company(
                    before.id(),
                    before.routingKey(),
                    form.text("name", Companies.LONGEST_NAME, before.name()),
                    retentionDays(form, before.retentionDays()),
                    before.createdAt());
            form.finish();
            return after;
        });
        return Json.response(200, json(changed));
    }

    Response delete(Scope scope, Request request) {
        return JobEndpoint.accepted(companies.delete(scope.actor(), scope.company()));
    }

    private static int retentionDays(Form form, int otherwise) {
        return form.number("retentionDays", 1, Companies.LONGEST_RETENTION_DAYS, otherwise);
    }

    private static ObjectNode json(Company company) {
        return Json.object()
                .put("id", company.id().toString())
                .put("name", company.name())
                .put("retentionDays", company.retentionDays())
                .put("createdAt", company.createdAt().toString());
    }
}
