package dev.muster.api;

import dev.muster.access.ApiKeys;
import dev.muster.access.Caller;
import dev.muster.access.Companies;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.Optional;

/// Lets callers of the admin API in by their key (RFC 6750 section 2.1), and into a company when the key sees
/// it.
record ApiGate(ApiKeys keys, Companies companies) {

    private static final String SCHEME = "Bearer ";

    /// Anybody with a valid key.
    Caller caller(Request request) {
        String header = request.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Refused(new Refusal.Unauthorized(false));
        }
        Optional<Caller> caller =
                keys.caller(header.substring(SCHEME.length()).strip(), request.id(), request.address());
        return caller.orElseThrow(() -> new Refused(new Refusal.Unauthorized(true)));
    }

    /// Callers with rights over the whole installation.
    Caller operator(Request request) {
        Caller caller = caller(request);
        if (!caller.runsTheInstallation()) {
            throw new Refused(new Refusal.Forbidden("This needs an operator's key."));
        }
        return caller;
    }

    /// Callers who see the company in the path may look (GET); to do anything else the key must be an
    /// administrator's. All that they do then happens in that company only.
    Scope company(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? reader(request)
                : administrator(request);
    }

    /// Callers who may change the company in the path.
    Scope administrator(Request request) {
        Caller caller = caller(request);
        Scope scope = scope(caller, request);
        if (!caller.mayChange(scope.company())) {
            throw new Refused(new Refusal.Forbidden("This needs a key with the right to change the company."));
        }
        return scope;
    }

    /// Callers who see the company in the path, for what changes nothing whatever its method: a preview.
    Scope reader(Request request) {
        return scope(caller(request), request);
    }

    private Scope scope(Caller caller, Request request) {
        CompanyId company = new CompanyId(request.pathId("company"));
        if (!caller.sees(company) || companies.read(company).isEmpty()) {
            throw new Refused(new Refusal.NotFound("company " + company));
        }
        return companies.scope(caller.actor(), company);
    }
}
