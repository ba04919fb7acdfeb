package dev.muster.console.company;

import dev.muster.access.Companies;
import dev.muster.activity.Scope;
import dev.muster.company.Company;
import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visitor;
import dev.muster.directory.user.PeopleTally;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.Settings;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import dev.muster.traffic.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How it stands with all settings of all companies, for operators. It goes company by company, so that each
/// statement sees the rows of one company only: a number of them for one page, or as many as it takes to fill a page
/// with what needs somebody.
public record HealthPages(Console console, Companies companies, Settings settings) {

    private static final int COMPANIES = 100;
    private static final int ENOUGH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final UUID START = new UUID(0, 0);

    public Response get(Visitor visitor, Request request) {
        Page page = console.page(request, visitor).at(Place.HEALTH);
        UUID after = after(request);
        boolean urgentOnly =
                request.parameter("only").filter(SettingsHealth.URGENT::equals).isPresent();
        Looked looked = urgentOnly ? urgent(visitor, after) : look(visitor, after);
        List<SettingHealth> sorted = looked.settings.stream()
                .sorted(Comparator.comparingInt(SettingHealth::rank)
                        .thenComparing(setting -> setting.company().name()))
                .toList();
        return console.show(
                page, new SettingsHealth(sorted, looked.companies, urgentOnly, after.equals(START), looked.last));
    }

    /// @param last where it goes on; null when there are no more
    private record Looked(
            List<SettingHealth> settings,
            int companies,
            @Nullable UUID last) {}

    private Looked look(Visitor visitor, UUID after) {
        List<Company> found = companies.page(after, COMPANIES + 1);
        List<Company> looked = found.subList(0, Math.min(COMPANIES, found.size()));
        List<SettingHealth> settings = looked.stream()
                .flatMap(company -> of(company, visitor).stream())
                .toList();
        @Nullable UUID last = found.size() > COMPANIES ? looked.getLast().id().value() : null;
        return new Looked(settings, looked.size(), last);
    }

    private Looked urgent(Visitor visitor, UUID after) {
        Instant end = companies.clock().instant().plus(PATIENCE);
        List<SettingHealth> urgent = new ArrayList<>();
        int looked = 0;
        @Nullable UUID last = after;
        do {
            Looked more = look(visitor, last);
            more.settings.stream().filter(SettingHealth::isUrgent).forEach(urgent::add);
            looked += more.companies;
            last = more.last;
        } while (last != null
                && urgent.size() < ENOUGH
                && companies.clock().instant().isBefore(end));
        return new Looked(urgent, looked, last);
    }

    /// What the list of companies tells of one.
    CompanyLine line(Company company, Visitor visitor) {
        List<SettingHealth> of = of(company, visitor);
        @Nullable
        Health worst = of.stream()
                .min(Comparator.comparingInt(SettingHealth::rank))
                .map(SettingHealth::health)
                .orElse(null);
        Scope scope = companies.scope(visitor.caller().actor(), company.id());
        return new CompanyLine(company, PeopleTally.of(scope), of.size(), worst);
    }

    private List<SettingHealth> of(Company company, Visitor visitor) {
        Scope scope = companies.scope(visitor.caller().actor(), company.id());
        return settings.all(scope).stream()
                .map(overview -> {
                    HealthRules facts =
                            Statistics.health(scope, overview.setting().id());
                    return new SettingHealth(
                            company, overview, facts, facts.at(scope.clock().instant()));
                })
                .toList();
    }

    /// What is no id leads to the first page.
    private static UUID after(Request request) {
        try {
            return request.parameter("after").map(UUID::fromString).orElse(START);
        } catch (IllegalArgumentException e) {
            return START;
        }
    }
}
