package dev.muster.console.setting.conflict;

import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.directory.user.Conflict;
import dev.muster.directory.user.Person;
import dev.muster.field.Field;
import dev.muster.setting.ScimSetting;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A page of conflicts.
///
/// @param owners the names of settings by their ids
/// @param reasons why some could not be moved, by their ids
/// @param moved how many were moved beside those
public record ConflictView(
        ScimSetting setting,
        List<Conflict> conflicts,
        Map<UUID, String> owners,
        Map<UUID, String> reasons,
        int moved,
        boolean isFirst,
        boolean hasNext)
        implements View {

    ConflictView after(int count) {
        return new ConflictView(setting, conflicts, owners, reasons, count, isFirst, hasNext);
    }

    List<Conflict> chosen(List<UUID> ids) {
        return conflicts.stream()
                .filter(conflict -> ids.contains(conflict.id()) && conflict.isMovable())
                .toList();
    }

    @Override
    public String template() {
        return "setting/conflict/list";
    }

    public boolean anyMovable() {
        return conflicts.stream().anyMatch(Conflict::isMovable);
    }

    public String reason(Conflict conflict) {
        return reasons.getOrDefault(conflict.id(), "");
    }

    public String sentName(Conflict conflict) {
        return conflict.resource().path("userName").asString("");
    }

    /// Who the client says it is: the display name, or what there is of a name.
    public String sentAs(Conflict conflict) {
        String display = conflict.resource().path("displayName").asString("");
        String parts = conflict.resource().path("name").path("givenName").asString("") + " "
                + conflict.resource().path("name").path("familyName").asString("");
        return display.isEmpty() ? parts.strip() : display;
    }

    /// Where the other person comes from.
    public String owner(Page page, Person person) {
        UUID owner = person.settingId();
        return owner == null
                ? page.text("conflict.owner." + person.origin().word())
                : page.text("conflict.owner.setting", owners.getOrDefault(owner, owner.toString()));
    }

    public static String name(Person person) {
        String name = person.text(Field.FIRST_NAME).orElse("") + " "
                + person.text(Field.LAST_NAME).orElse("");
        return name.isBlank() ? person.email().orElse("") : name.strip();
    }
}
