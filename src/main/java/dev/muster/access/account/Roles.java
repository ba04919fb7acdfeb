package dev.muster.access.account;

import dev.muster.access.Role;
import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who has which role. A role that is taken is gone with the next request: sessions ask for it each time.
public record Roles(Database database, Clock clock) {

    /// More are not shown on one page.
    public static final int MOST = 500;

    public List<Colleague> ofCompany(CompanyId company) {
        return database.acrossCompanies(handle -> new AccountStore(handle).ofCompany(company, MOST));
    }

    public List<Colleague> operators() {
        return database.acrossCompanies(handle -> new AccountStore(handle).operators(MOST));
    }

    /// How accounts are called; removed ones too, so that what they did has a name.
    public Map<UUID, String> names(Collection<UUID> ids) {
        return database.acrossCompanies(handle -> new AccountStore(handle).names(ids));
    }

    /// Gives somebody of the company another role there.
    public void change(Actor actor, CompanyId company, UUID account, Role role) {
        database.acrossCompanies(handle -> {
            AccountStore accounts = new AccountStore(handle);
            if (present(accounts, company, account) != role) {
                accounts.give(account, company, role, clock.instant());
                AccountAudit.of(handle, clock, actor).ofRole("role.changed", company, account, role);
            }
            return role;
        });
    }

    /// Takes somebody's role in the company; an account to which nothing else is open is removed.
    public void remove(Actor actor, CompanyId company, UUID account) {
        database.acrossCompanies(handle -> {
            AccountStore accounts = new AccountStore(handle);
            Role had = present(accounts, company, account);
            accounts.take(account, company);
            tidy(handle, account);
            AccountAudit.of(handle, clock, actor).ofRole("role.taken", company, account, had);
            return had;
        });
    }

    /// An operator less; the last one stays, for nobody else could make another.
    public void removeOperator(Actor actor, UUID account) {
        database.acrossCompanies(handle -> {
            AccountStore accounts = new AccountStore(handle);
            List<UUID> operators = accounts.lockOperators();
            if (!operators.contains(account)) {
                throw new Refused(new Refusal.NotFound("operator " + account));
            }
            if (operators.size() == 1) {
                throw new Refused(new Refusal.Locked("The last operator cannot be removed: invite another one first."));
            }
            accounts.unmakeOperator(account);
            tidy(handle, account);
            AccountAudit.of(handle, clock, actor).ofRole("role.taken", null, account, Role.OPERATOR);
            return account;
        });
    }

    /// A deleted company is open to nobody any more, and nobody is invited.
    public static void takeAll(Handle handle, CompanyId company) {
        new AccountStore(handle).takeAll(company);
        new InvitationStore(handle).takeAll(company);
    }

    private static Role present(AccountStore accounts, CompanyId company, UUID account) {
        return accounts.role(account, company)
                .orElseThrow(() -> new Refused(new Refusal.NotFound("account " + account)));
    }

    private void tidy(Handle handle, UUID account) {
        new AccountStore(handle).removeIdle(account, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
