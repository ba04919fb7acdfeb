package dev.muster.access;

import dev.muster.access.account.Roles;
import dev.muster.access.key.KeyRing;
import dev.muster.activity.Actor;
import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.company.Company;
import dev.muster.company.CompanyId;
import dev.muster.company.CompanySearch;
import dev.muster.company.CompanyStore;
import dev.muster.company.Ids;
import dev.muster.company.RoutingKeys;
import dev.muster.field.StandardFields;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import dev.muster.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an operator does with companies. It stands here and not beside [Company] because it needs fields,
/// events and jobs, which all stand on the company.
public record Companies(Database database, Clock clock, Ids ids, RoutingKeys routingKeys, Jobs jobs) {

    public static final int LONGEST_NAME = 256;
    public static final int RETENTION_DAYS = 90;
    public static final int LONGEST_RETENTION_DAYS = 3650;

    /// Makes a company with its standard fields. The row of the company is no tenant's row, but it may be
    /// written in the transaction of the new tenant: so there is no company without fields, whatever happens in
    /// between.
    public Company create(Actor actor, String name, int retentionDays) {
        CompanyId id = new CompanyId(ids.next());
        return scope(actor, id).change(change -> {
            Company company = new Company(id, routingKeys.next(), name, retentionDays, change.now());
            store(change).insert(company);
            StandardFields.insert(change);
            change.events().append(new Event("company.created", "company", id.value(), null, null, json(company)));
            return company;
        });
    }

    /// A page in the order of creation.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<Company> page(UUID after, int limit) {
        return database.acrossCompanies(handle -> new CompanyStore(handle).page(after, limit));
    }

    public List<Company> search(CompanySearch search) {
        return Folding.isStorable(search.text())
                ? database.acrossCompanies(handle -> new CompanyStore(handle).search(search))
                : List.of();
    }

    public Optional<Company> read(CompanyId id) {
        return database.acrossCompanies(handle -> new CompanyStore(handle).read(id.value()));
    }

    public Company change(Actor actor, CompanyId id, UnaryOperator<Company> edit) {
        return scope(actor, id).change(change -> {
            Company before = locked(change, id);
            Company after = edit.apply(before);
            if (!after.equals(before)) {
                store(change).update(after);
                change.events()
                        .append(new Event("company.updated", "company", id.value(), null, json(before), json(after)));
            }
            return after;
        });
    }

    /// The company is unknown from now on, and its tokens with it; a job erases its rows.
    public Job delete(Actor actor, CompanyId id) {
        return scope(actor, id).change(change -> {
            Company company = locked(change, id);
            store(change).markDeleted(id.value(), change.now());
            shut(change, id);
            change.events().append(new Event("company.deleted", "company", id.value(), null, json(company), null));
            return jobs.add(change, Job.Kind.COMPANY_DELETION, JsonNodeFactory.instance.objectNode(), 0);
        });
    }

    /// Nobody has a role in it any more.
    private static void shut(Change change, CompanyId id) {
        Roles.takeAll(change.transaction().handle(), id);
        KeyRing.revokeAll(change.transaction().handle(), id);
    }

    public Scope scope(Actor actor, CompanyId id) {
        return new Scope(database, id, actor, clock, ids);
    }

    private static Company locked(Change change, CompanyId id) {
        return store(change)
                .readLocked(id.value())
                .orElseThrow(() -> new Refused(new Refusal.NotFound("company " + id)));
    }

    private static CompanyStore store(Change change) {
        return new CompanyStore(change.transaction().handle());
    }

    private static ObjectNode json(Company company) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", company.name())
                .put("retentionDays", company.retentionDays());
    }
}
