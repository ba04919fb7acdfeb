package dev.muster.console.overview;

import dev.muster.activity.Scope;
import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.IssuedToken;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import dev.muster.traffic.HealthRules;
import dev.muster.traffic.HourCount;
import dev.muster.traffic.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// `/companies/{company}/scim-settings/{setting}`
public record OverviewPage(Console console, Settings settings, Tokens tokens) {

    private static final Duration SOON = Duration.ofDays(14);
    private static final int TOKENS_LOOKED_AT = 100;
    private static final int REASONS = 5;
    private static final UUID FIRST = new UUID(0, 0);

    public Response get(Visit visit, Request request) {
        Scope scope = visit.scope();
        UUID id = request.pathId("setting");
        Settings.Overview overview = settings.read(scope, id);
        Instant now = scope.clock().instant();
        ChartRange range = ChartRange.of(request.parameter("range").orElse(""));
        int hours = range.steps() * range.hours();
        Statistics.Activity activity = Statistics.activity(scope, id, hours);
        Page page = console.page(request, visit).at(Place.SCIM_SETTINGS);
        return console.show(
                page,
                new SettingOverview(
                        overview,
                        activity.health(),
                        activity.health().at(now),
                        Chart.of(range, Statistics.firstHour(now, hours), activity.hours()),
                        ending(scope, id, now),
                        reasons(activity.hours())));
    }

    private List<IssuedToken> ending(Scope scope, UUID setting, Instant now) {
        return tokens.page(scope, setting, FIRST, TOKENS_LOOKED_AT).stream()
                .filter(token -> token.expiresAt() != null
                        && token.expiresAt().isAfter(now)
                        && token.expiresAt().isBefore(now.plus(SOON)))
                .toList();
    }

    /// The commonest first.
    private static List<HealthRules.Reason> reasons(List<HourCount> counts) {
        return counts.stream()
                .filter(HourCount::isOfRefusals)
                .collect(Collectors.groupingBy(HourCount::counted, Collectors.summingLong(HourCount::count)))
                .entrySet()
                .stream()
                .map(sum -> new HealthRules.Reason(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingLong(HealthRules.Reason::count)
                        .reversed()
                        .thenComparing(HealthRules.Reason::counted))
                .limit(REASONS)
                .toList();
    }
}
