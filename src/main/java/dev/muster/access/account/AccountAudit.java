package dev.muster.access.account;

import dev.muster.access.Role;
import dev.muster.activity.Actor;
import dev.muster.activity.Audit;
import dev.muster.activity.Audited;
import dev.muster.company.CompanyId;
import dev.muster.store.Handle;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the audit tells of accounts, roles, invitations and keys: in the chain of each company that it concerns,
/// or in that of the installation. It names accounts by their ids only.
record AccountAudit(Handle handle, Audit audit, Actor actor) {

    static AccountAudit of(Handle handle, Clock clock, Actor actor) {
        return new AccountAudit(handle, new Audit(handle, clock), actor);
    }

    /// What somebody did who is an administrator of companies concerns each of them.
    void ofAccount(Account account, String kind) {
        Audited audited = new Audited(kind, "account", account.id(), object());
        if (account.operator()) {
            audit.append(Audit.INSTALLATION, actor, audited);
            return;
        }
        // In one order, so that two never wait for each other.
        new AccountStore(handle)
                .roles(account.id()).keySet().stream()
                        .map(CompanyId::value)
                        .sorted(Comparator.comparing(UUID::toString))
                        .forEach(company -> audit.append(company, actor, audited));
    }

    void ofNobody(String kind) {
        audit.append(Audit.INSTALLATION, actor, new Audited(kind, "account", null, object()));
    }

    /// @param company null for the installation
    /// @param account null when it is nobody's yet
    void ofRole(String kind, @Nullable CompanyId company, @Nullable UUID account, Role role) {
        audit.append(chain(company), actor, new Audited(kind, "account", account, object().put("role", role.word())));
    }

    void ofInvitation(String kind, Invitation invitation) {
        audit.append(
                chain(invitation.company()),
                actor,
                new Audited(
                        kind,
                        "invitation",
                        invitation.id(),
                        object().put("role", invitation.role().word())));
    }

    private static UUID chain(@Nullable CompanyId company) {
        return company == null ? Audit.INSTALLATION : company.value();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
