package dev.muster.console.account;

import dev.muster.access.account.Doorkeeper;
import dev.muster.activity.Audit;
import dev.muster.activity.AuditEntry;
import dev.muster.activity.Audits;
import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.Visitor;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What administrators did, for operators and for the administrators of a company.
public record AuditPages(Console console, Doorkeeper doorkeeper, Audits audits) {

    private static final int AT_ONCE = 50;

    public Response ofCompany(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.AUDIT);
        return show(page, page.address(Place.AUDIT), visit.company().id().value(), request);
    }

    public Response ofInstallation(Visitor visitor, Request request) {
        Page page = console.page(request, visitor).at(Place.INSTALLATION_AUDIT);
        return show(page, Place.INSTALLATION_AUDIT.path(), Audit.INSTALLATION, request);
    }

    private Response show(Page page, String base, UUID chain, Request request) {
        long before = before(request);
        List<AuditEntry> found = audits.newest(chain, before, AT_ONCE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        Audit.@Nullable Verdict verdict = request.parameter("verify").isPresent() ? audits.verify(chain) : null;
        return console.show(
                page,
                new AuditView(base, shown, names(shown), before == Long.MAX_VALUE, found.size() > AT_ONCE, verdict));
    }

    private Map<UUID, String> names(List<AuditEntry> entries) {
        Set<UUID> accounts = entries.stream()
                .flatMap(entry ->
                        Stream.concat(Stream.ofNullable(entry.actorId()), Stream.ofNullable(entry.subjectId())))
                .collect(Collectors.toSet());
        return doorkeeper.roles().names(accounts);
    }

    /// What is no position leads to the first page.
    private static long before(Request request) {
        return request.parameter("before")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }
}
