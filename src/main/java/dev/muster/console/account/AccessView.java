package dev.muster.console.account;

import dev.muster.access.Role;
import dev.muster.access.account.Colleague;
import dev.muster.access.account.Invitation;
import dev.muster.access.key.ApiKey;
import dev.muster.console.FilledForm;
import dev.muster.console.View;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may come into a company, or into the whole installation: accounts, open invitations, API keys.
///
/// @param base the address of the page, under which its forms are sent
/// @param roles that can be given here
/// @param invite the form for an invitation
/// @param key the form for an API key
/// @param fresh a secret that was just made; null when none was
/// @param own the account of who looks
public record AccessView(
        String base,
        List<Role> roles,
        List<Colleague> colleagues,
        List<Invitation> invitations,
        List<ApiKey> keys,
        FilledForm invite,
        FilledForm key,
        @Nullable Fresh fresh,
        UUID own)
        implements View {

    /// A secret, shown this once.
    ///
    /// @param kind `invitation` or `key`, part of the keys of its words
    public record Fresh(String kind, String text) {}

    @Override
    public String template() {
        return "account/access";
    }

    /// Whether it is the page of the operators.
    public boolean isOfInstallation() {
        return roles.contains(Role.OPERATOR);
    }

    public boolean isOwn(Colleague colleague) {
        return colleague.account().id().equals(own);
    }

    /// The key of the words of a role.
    public static String word(Role role) {
        return "role." + role.word();
    }
}
