package dev.muster.console;

import dev.muster.access.Companies;
import dev.muster.company.Company;
import dev.muster.company.CompanyId;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.http.Route;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.function.BiFunction;

/// The gates of the console. Behind each of them a form has been judged to be ours, and a refusal is told on a
/// page with the visitor's navigation around it.
final class ConsoleGates {

    private final Console console;
    private final Visitors visitors;
    private final Companies companies;
    private final PageErrors errors;
    private final OwnForm forms;

    ConsoleGates(Console console, Visitors visitors, Companies companies, PageErrors errors) {
        this.console = console;
        this.visitors = visitors;
        this.companies = companies;
        this.errors = errors;
        this.forms = new OwnForm(console);
    }

    /// For everybody: signing in, and the files of the pages.
    Route.Behind<Gate.Anybody> open() {
        return new Route.Behind<>("open", request -> {
            forms.fromHere(request);
            return Gate.Anybody.INSTANCE;
        });
    }

    Route.Behind<Visitor> signedIn() {
        return behind("signed in", (visitor, request) -> visitor);
    }

    Route.Behind<Visitor> operator() {
        return behind("operator", (visitor, request) -> {
            if (!visitor.caller().runsTheInstallation()) {
                throw forbidden(request, "error.forbidden.operators");
            }
            return visitor;
        });
    }

    /// Those who see the company in the path may look (GET); to do anything else one must be its administrator.
    /// All that they do happens in that company only.
    Route.Behind<Visit> company() {
        return behind("company", (visitor, request) -> {
            Visit visit = visit(visitor, request);
            boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
            if (!looks && !visitor.caller().mayChange(visit.company().id())) {
                throw forbidden(request, "error.forbidden.viewer");
            }
            return visit;
        });
    }

    /// Those who see the company in the path, for what a form asks and changes nothing: a preview, a dry run.
    Route.Behind<Visit> reader() {
        return behind("reader", this::visit);
    }

    /// Those who may change the company in the path, for pages too that only they may see.
    Route.Behind<Visit> administrator() {
        return behind("administrator", (visitor, request) -> {
            Visit visit = visit(visitor, request);
            if (!visitor.caller().mayChange(visit.company().id())) {
                throw forbidden(request, "error.forbidden.administrators");
            }
            return visit;
        });
    }

    private Refused forbidden(Request request, String key) {
        return new Refused(new Refusal.Forbidden(console.page(request).text(key)));
    }

    private Visit visit(Visitor visitor, Request request) {
        CompanyId id = new CompanyId(request.pathId("company"));
        Company company = companies
                .read(id)
                .filter(found -> visitor.caller().sees(found.id()))
                .orElseThrow(() -> new Refused(new Refusal.NotFound("company " + id)));
        return new Visit(visitor, company, companies.scope(visitor.caller().actor(), id));
    }

    private <C> Route.Behind<C> behind(String name, BiFunction<Visitor, Request, C> admission) {
        return new Route.Behind<>(name, new Door<>(admission));
    }

    private final class Door<C> implements Gate<C> {

        private final BiFunction<Visitor, Request, C> admission;

        Door(BiFunction<Visitor, Request, C> admission) {
            this.admission = admission;
        }

        @Override
        public C admit(Request request) {
            return admission.apply(
                    visitors.find(request).orElseThrow(() -> new Refused(new Refusal.Unauthorized(false))), request);
        }

        @Override
        public Response pass(Request request, Route.Endpoint<C> endpoint) {
            Visitor visitor = visitors.find(request).orElse(null);
            if (visitor == null) {
                return toSignIn(request);
            }
            try {
                OwnForm.Judged form = forms.of(visitor, request);
                return form.unsent() == null
                        ? endpoint.answer(admission.apply(visitor, form.request()), form.request())
                        : console.show(403, console.page(request, visitor), Unsent.of(request, form.unsent()));
            } catch (Refused refused) {
                return errors.refused(console.page(request, visitor), refused.refusal());
            }
        }
    }

    /// What was typed into a form would be lost on the way: a page keeps it.
    private Response toSignIn(Request request) {
        if (!request.method().equals("POST")) {
            return Response.seeOther(OwnAddress.of(request).signIn());
        }
        Unsent unsent = Unsent.of(request, forms.unsent(request));
        if (unsent.typed().isEmpty()) {
            throw new Refused(new Refusal.Unauthorized(true));
        }
        return console.show(401, console.page(request), unsent);
    }
}
