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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How it stands with all settings of all companies, for operators. It goes company by company, so that each
/// statement sees the rows of one company only, and looks at a limited number of them for one page.
public record HealthPages(Console console, Companies companies, Settings settings) {

    private static final int COMPANIES = 100;
    private static final int SETTINGS = 50;
    private static final UUID START = new UUID(0, 0);

    public Response get(Visitor visitor, Request request) {
        Page page = console.page(request, visitor).at(Place.HEALTH);
        UUID after = after(request);
        List<Company> found = companies.page(after, COMPANIES + 1);
        List<Company> looked = found.subList(0, Math.min(COMPANIES, found.size()));
        List<SettingHealth> all = looked.stream()
                .flatMap(company -> of(company, visitor).stream())
                .sorted(Comparator.comparingInt(SettingHealth::rank)
                        .thenComparing(setting -> setting.company().name()))
                .toList();
        @Nullable String next = found.size() > COMPANIES ? looked.getLast().id().toString() : null;
        return console.show(page, new SettingsHealth(all, looked.size(), after.equals(START), next));
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
        return settings.page(scope, START, SETTINGS).stream()
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
