package dev.muster.console.connect;

import dev.muster.activity.Scope;
import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.Directory;
import dev.muster.directory.group.TargetGroup;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.traffic.HealthRules;
import dev.muster.traffic.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// The SCIM settings of a company: a handful, so all of them are read and sorted here.
public record SettingListPage(Console console, Settings settings, Fields fields) {

    public Response list(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.SCIM_SETTINGS);
        String search = request.parameter("search").orElse("").strip();
        SettingOrder order = SettingOrder.of(request.parameter("sort").orElse(""));
        List<Settings.Overview> all = settings.all(visit.scope());
        List<Settings.Overview> found = all.stream()
                .filter(overview ->
                        overview.setting().name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)))
                .toList();
        List<SettingRow> rows =
                rows(visit.scope(), found).stream().sorted(order.comparator()).toList();
        return console.show(page, new SettingList(page.address(Place.SCIM_SETTINGS), rows, search, order, all.size()));
    }

    private List<SettingRow> rows(Scope scope, List<Settings.Overview> found) {
        List<UUID> ids = found.stream()
                .map(overview -> overview.setting().targetGroup())
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, String> groups = new Directory(scope)
                .targetGroups().references(ids).stream()
                        .collect(Collectors.toMap(TargetGroup.Reference::id, TargetGroup.Reference::name));
        Map<String, String> names = fields.all(scope).stream().collect(Collectors.toMap(Field::key, Field::name));
        return found.stream().map(each -> row(scope, each, groups, names)).toList();
    }

    private static SettingRow row(
            Scope scope, Settings.Overview overview, Map<UUID, String> groups, Map<String, String> names) {
        ScimSetting setting = overview.setting();
        HealthRules facts = Statistics.health(scope, setting.id());
        String group = setting.targetGroup() == null ? "" : groups.getOrDefault(setting.targetGroup(), "");
        String groupBy = setting.grouping() instanceof Grouping.ByField(String key) ? names.getOrDefault(key, key) : "";
        return new SettingRow(overview, group, groupBy, facts.at(scope.clock().instant()), facts.lastRequestAt());
    }
}
