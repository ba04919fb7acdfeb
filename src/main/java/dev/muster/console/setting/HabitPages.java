package dev.muster.console.setting;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Habit;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What of the client's requests was no standard and understood all the same, and what shall be understood from now on.
public record HabitPages(Console console, Settings settings) {

    public Response list(Visit visit, Request request) {
        Settings.Overview overview = settings.read(visit.scope(), request.pathId("setting"));
        return console.show(page(visit, request), HabitView.of(overview));
    }

    /// Switches one habit on or off. The people stay as they are, so there is nothing to preview.
    public Response change(Visit visit, Request request) {
        Page page = page(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        Habit habit = Habit.of(form.typed("habit"))
                .orElseThrow(() -> new Refused(new Refusal.InvalidValue("habit", page.text("habits.unknown"))));
        ScimSetting setting =
                settings.read(visit.scope(), request.pathId("setting")).setting();
        Set<Habit> off = EnumSet.noneOf(Habit.class);
        off.addAll(setting.dialect().off());
        boolean on = form.typed("on").equals("true");
        if (on) {
            off.remove(habit);
        } else {
            off.add(habit);
        }
        settings.change(visit.scope(), setting.id(), habitsOff(off), setting.updatedAt());
        return console.done(SettingTab.HABITS.address(page, setting.id()), on ? "habit-on" : "habit-off");
    }

    private static ObjectNode habitsOff(Set<Habit> off) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode words = json.putArray("habitsOff");
        off.forEach(habit -> words.add(habit.word()));
        return json;
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
