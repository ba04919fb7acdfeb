package dev.muster.simulator.trial;

import dev.muster.simulator.Pace;
import dev.muster.simulator.Person;
import java.util.Locale;
import java.util.Map;

/// The identity providers that can be played. What they are known to do, and how surely, stands in
/// `docs/clients/habits.md`.
public enum Provider {
    ENTRA("Microsoft Entra ID", 25, 8, true, true),
    OKTA("Okta", 10, 1, false, false),
    ONELOGIN("OneLogin", 4, 1, true, true),
    JUMPCLOUD("JumpCloud", 10, 1, true, true);

    private static final String SCIM = "application/scim+json";
    private static final String SCIM_UTF_8 = SCIM + "; charset=utf-8";

    private final String title;
    private final int perSecond;
    private final int atOnce;
    private final boolean deletesUsers;
    private final boolean sendsManagers;

    Provider(String title, int perSecond, int atOnce, boolean deletesUsers, boolean sendsManagers) {
        this.title = title;
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.deletesUsers = deletesUsers;
        this.sendsManagers = sendsManagers;
    }

    /// As its maker calls it.
    public String title() {
        return title;
    }

    /// For the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many requests a second it sends, as far as that is known.
    public int perSecond() {
        return perSecond;
    }

    int atOnce() {
        return atOnce;
    }

    boolean deletesUsers() {
        return deletesUsers;
    }

    boolean sendsManagers() {
        return sendsManagers;
    }

    Conversation conversation(Plan plan, Pace pace) {
        return new Conversation(plan.base(), headers("Bearer " + plan.token()), contentType(), pace);
    }

    private Map<String, String> headers(String authorization) {
        return switch (this) {
            // Servers recognise Entra ID by the second; its value is a date and the id of the cycle.
            case ENTRA -> Map.of("Authorization", authorization, "ADSCIMVersion", "Date:2026-01-15");
            case OKTA ->
                Map.of(
                        "Authorization",
                        authorization,
                        "User-Agent",
                        "Okta SCIM Client 1.0.0",
                        "Accept",
                        SCIM,
                        "Accept-Charset",
                        "utf-8");
            case ONELOGIN -> Map.of("Authorization", authorization, "User-Agent", "");
            case JUMPCLOUD -> Map.of("Authorization", authorization, "Accept", SCIM);
        };
    }

    private String contentType() {
        return switch (this) {
            case ENTRA, OKTA -> SCIM_UTF_8;
            case ONELOGIN, JUMPCLOUD -> SCIM;
        };
    }

    Client client(Plan plan, Conversation talk) {
        return switch (this) {
            case ENTRA -> new EntraClient(talk);
            case OKTA -> new OktaClient(talk);
            case ONELOGIN -> new OneLoginClient(talk);
            case JUMPCLOUD -> new JumpCloudClient(talk, tester(plan));
        };
    }

    private static Account tester(Plan plan) {
        Person person = new Person(
                "test@" + plan.domain(), plan.marker() + "-test", "Jump", "Cloud", "Test", null, "US", "", true);
        return new Account(person, null);
    }
}
