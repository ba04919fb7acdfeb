package dev.muster.console.account;

import dev.muster.activity.Audit;
import dev.muster.activity.AuditEntry;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.View;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of what administrators did, the newest first.
///
/// @param base the address of the page
/// @param accounts the names of those that are named in it
/// @param subjects the names of what something was done to, and that is there still
/// @param verdict what was found when the chain was computed anew; null when nobody asked
public record AuditView(
        String base,
        List<AuditEntry> entries,
        Map<UUID, String> accounts,
        Map<UUID, String> subjects,
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
        return id == null ? "" : accounts.getOrDefault(id, "");
    }

    /// Whom something was done to, unless they did it themselves.
    public String other(AuditEntry entry) {
        @Nullable UUID subject = entry.subjectId();
        return subject == null || subject.equals(entry.actorId()) ? "" : subjects.getOrDefault(subject, name(subject));
    }

    /// Where that is shown; null where it has no page.
    public @Nullable String address(Page page, AuditEntry entry) {
        @Nullable UUID subject = entry.subjectId();
        if (subject == null || !subjects.containsKey(subject)) {
            return null;
        }
        return switch (entry.subjectType()) {
            case "user" -> page.address(Place.PEOPLE) + "/" + subject;
            case "target-group" -> page.address(Place.GROUPS) + "/" + subject;
            case "scim-setting" -> page.address(Place.SCIM_SETTINGS) + "/" + subject;
            default -> null;
        };
    }

    /// What was set, unless nothing was.
    public static String details(AuditEntry entry) {
        return entry.details().equals("{}") ? "" : entry.details();
    }
}
