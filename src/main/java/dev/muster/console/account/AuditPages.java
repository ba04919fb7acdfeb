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
import dev.muster.directory.Directory;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What administrators did, for operators and for the administrators of a company.
public record AuditPages(Console console, Doorkeeper doorkeeper, Audits audits, Settings settings) {

    private static final int AT_ONCE = 50;

    public Response ofCompany(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.AUDIT);
        return show(
                page,
                page.address(Place.AUDIT),
                visit.company().id().value(),
                request,
                entries -> subjects(visit, entries));
    }

    public Response ofInstallation(Visitor visitor, Request request) {
        Page page = console.page(request, visitor).at(Place.INSTALLATION_AUDIT);
        return show(page, Place.INSTALLATION_AUDIT.path(), Audit.INSTALLATION, request, entries -> Map.of());
    }

    private Response show(
            Page page,
            String base,
            UUID chain,
            Request request,
            Function<List<AuditEntry>, Map<UUID, String>> subjects) {
        long before = before(request);
        List<AuditEntry> found = audits.newest(chain, before, AT_ONCE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        Audit.@Nullable Verdict verdict = request.parameter("verify").isPresent() ? audits.verify(chain) : null;
        return console.show(
                page,
                new AuditView(
                        base,
                        shown,
                        accounts(shown),
                        subjects.apply(shown),
                        before == Long.MAX_VALUE,
                        found.size() > AT_ONCE,
                        verdict));
    }

    private Map<UUID, String> accounts(List<AuditEntry> entries) {
        Set<UUID> accounts = entries.stream()
                .flatMap(entry ->
                        Stream.concat(Stream.ofNullable(entry.actorId()), Stream.ofNullable(entry.subjectId())))
                .collect(Collectors.toSet());
        return doorkeeper.roles().names(accounts);
    }

    /// People, groups and settings that are there still, as they are called now: the audit itself holds no names of
    /// people.
    private Map<UUID, String> subjects(Visit visit, List<AuditEntry> entries) {
        Directory directory = new Directory(visit.scope());
        Map<UUID, String> names = new HashMap<>(settings.names(visit.scope()));
        directory
                .people()
                .read(of("user", entries))
                .forEach(person -> person.name().ifPresent(name -> names.put(person.id(), name)));
        directory
                .targetGroups()
                .references(of("target-group", entries))
                .forEach(group -> names.put(group.id(), group.name()));
        return names;
    }

    private static List<UUID> of(String type, List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.subjectType().equals(type))
                .flatMap(entry -> Stream.ofNullable(entry.subjectId()))
                .distinct()
                .toList();
    }

    /// What is no position leads to the first page.
    private static long before(Request request) {
        return request.parameter("before")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }
}
