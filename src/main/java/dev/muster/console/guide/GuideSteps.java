package dev.muster.console.guide;

import dev.muster.console.Console;
import dev.muster.console.guide.Guide.Paste;
import dev.muster.console.guide.Guide.Step;
import dev.muster.setting.IdentityProvider;
import java.util.List;

/// The steps of each provider, with what is to be pasted in them.
final class GuideSteps {

    /// What OneLogin is given for a user (its macros in braces).
    private static final String ONELOGIN_TEMPLATE = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", \
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"], \
            "userName": "{$parameters.scimusername}", \
            "name": {"givenName": "{$user.firstname}", "familyName": "{$user.lastname}"}, \
            "emails": [{"value": "{$user.email}", "type": "work", "primary": true}], \
            "phoneNumbers": [{"value": "{$user.phone}", "type": "work"}], \
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "{$user.department}"}}""";

    private GuideSteps() {}

    static List<Step> of(IdentityProvider provider, Console console) {
        String url = console.scimUrl();
        return switch (provider) {
            case ENTRA ->
                List.of(
                        step(1),
                        step(
                                2,
                                new Paste("guide.paste.tenant-url", url),
                                new Paste("guide.paste.tenant-url-flag", url + "?aadOptscim062020")),
                        step(3),
                        step(4),
                        step(5),
                        step(6));
            case OKTA ->
                List.of(
                        step(1),
                        step(
                                2,
                                new Paste("guide.paste.base-url", url),
                                new Paste("guide.paste.unique-field", "userName")),
                        step(3),
                        step(4),
                        step(5),
                        step(6));
            case ONELOGIN ->
                List.of(
                        step(1),
                        step(
                                2,
                                new Paste("guide.paste.scim-base-url", url),
                                new Paste("guide.paste.headers", "Content-Type: application/scim+json"),
                                new Paste("guide.paste.template", ONELOGIN_TEMPLATE)),
                        step(3),
                        step(4),
                        step(5));
            case JUMPCLOUD -> List.of(step(1), step(2, new Paste("guide.paste.base", url)), step(3), step(4), step(5));
            case GENERIC ->
                List.of(
                        step(1, new Paste("connected.url", url)),
                        step(2, new Paste("guide.paste.token-url", console.tokenUrl())),
                        step(3),
                        step(
                                4,
                                new Paste(
                                        "guide.paste.command",
                                        "curl -H \"Authorization: Bearer $TOKEN\" \"" + url + "/Users?count=1\"")));
        };
    }

    private static Step step(int number, Paste... pastes) {
        return new Step(number, List.of(pastes));
    }
}
