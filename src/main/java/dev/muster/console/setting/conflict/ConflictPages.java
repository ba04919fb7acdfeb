package dev.muster.console.setting.conflict;

import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.setting.Picked;
import dev.muster.console.setting.SettingTab;
import dev.muster.directory.Directory;
import dev.muster.directory.user.Conflict;
import dev.muster.directory.user.Conflicts;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// The conflicts of a setting with both sides of each, and the move of the people to this setting.
public record ConflictPages(Console console, Settings settings) {

    private static final int AT_ONCE = 25;
    private static final int MOST_SETTINGS = 1000;
    private static final UUID START = new UUID(0, 0);

    public Response list(Visit visit, Request request) {
        return console.show(page(visit, request), view(visit, request, Map.of()));
    }

    /// Asks back first: who is moved is no more filled by the other setting.
    public Response move(Visit visit, Request request) {
        Page page = page(visit, request);
        UUID setting = request.pathId("setting");
        Picked picked = Picked.sent(page, request);
        String list = SettingTab.CONFLICTS.address(page, setting);
        if (picked.ids().isEmpty()) {
            return console.done(list, "nothing-chosen");
        }
        if (!picked.isConfirmed()) {
            ConflictView all = view(visit, request, Map.of());
            List<Conflict> chosen = all.chosen(picked.ids());
            return chosen.isEmpty()
                    ? console.done(list, "conflicts-gone")
                    : console.show(page, new MoveView(all.setting(), chosen, all.owners()));
        }
        Conflicts.Outcome outcome =
                new Directory(visit.scope()).conflicts(setting).move(picked.ids());
        if (outcome.notMoved().isEmpty()) {
            return console.done(list, "conflicts-moved");
        }
        Map<UUID, String> reasons = outcome.notMoved().stream()
                .collect(Collectors.toMap(Conflicts.NotMoved::conflict, Conflicts.NotMoved::message));
        return console.show(
                409, page, view(visit, request, reasons).after(outcome.moved().size()));
    }

    private ConflictView view(Visit visit, Request request, Map<UUID, String> reasons) {
        ScimSetting setting =
                settings.read(visit.scope(), request.pathId("setting")).setting();
        List<Conflict> found =
                new Directory(visit.scope()).conflicts(setting.id()).page(Picked.after(request), AT_ONCE + 1);
        List<Conflict> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        return new ConflictView(
                setting, shown, owners(visit, shown), reasons, 0, Picked.isFirst(request), found.size() > AT_ONCE);
    }

    /// The names of the settings that have the other people.
    private Map<UUID, String> owners(Visit visit, List<Conflict> conflicts) {
        boolean any = conflicts.stream()
                .flatMap(conflict -> conflict.holders().stream())
                .anyMatch(person -> Objects.nonNull(person.settingId()));
        return any
                ? settings.page(visit.scope(), START, MOST_SETTINGS).stream()
                        .collect(Collectors.toMap(
                                overview -> overview.setting().id(),
                                overview -> overview.setting().name()))
                : Map.of();
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
