package dev.muster.console.account;

import dev.muster.activity.Audit;
import dev.muster.activity.AuditEntry;
import dev.muster.console.View;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of what administrators did, the newest first.
///
/// @param base the address of the page
/// @param names of the accounts that are named in it
/// @param verdict what was found when the chain was computed anew; null when nobody asked
public record AuditView(
        String base,
        List<AuditEntry> entries,
        Map<UUID, String> names,
        boolean first,
        boolean hasNext,
        Audit.@Nullable Verdict verdict)
        implements View {

    @Override
    public String template() {
        return "account/audit";
    }

    public String next() {
        return base + "?before=" + entries.getLast().position();
    }

    /// What an account is called; an empty text for what is no account.
    public String name(@Nullable UUID id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }

    /// Whom something was done to, unless they did it themselves.
    public String other(AuditEntry entry) {
        @Nullable UUID subject = entry.subjectId();
        return subject == null || subject.equals(entry.actorId()) ? "" : name(subject);
    }

    /// What was set, unless nothing was.
    public static String details(AuditEntry entry) {
        return entry.details().equals("{}") ? "" : entry.details();
    }
}
