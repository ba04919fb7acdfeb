package dev.muster.console.people;

import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.PeopleCount;
import dev.muster.directory.user.PeoplePage;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of people.
///
/// @param isAnybodyDeleted asked only where nobody is, whatever is looked for
/// @param fields those in use, in their order
/// @param settings the names of all SCIM settings, by their ids
/// @param group the group that the table is narrowed to, or null
/// @param groups of the people on the page
public record PeopleList(
        PeopleSearch search,
        PeopleColumns columns,
        PeoplePage page,
        boolean isAnybodyDeleted,
        PeopleCount count,
        List<Field> fields,
        Map<UUID, String> settings,
        TargetGroup.@Nullable Reference group,
        Map<UUID, List<TargetGroup.Reference>> groups)
        implements View {

    private static final int GROUPS_SHOWN = 3;

    @Override
    public String template() {
        return "people/list";
    }

    /// Whether there is nobody at all, and not just nobody who fits.
    public boolean isUnused() {
        return page.people().isEmpty() && !search.isNarrowed() && search.from() == null;
    }

    public String first() {
        return search.from() == null ? "" : search.first();
    }

    public String previous() {
        return page.previous() == null ? "" : search.before(page.previous());
    }

    public String next() {
        return page.next() == null ? "" : search.after(page.next());
    }

    public boolean isDeleted(Person person) {
        return person.status() == Status.DELETED;
    }

    /// The groups of a person that a row has place for.
    public List<TargetGroup.Reference> firstGroups(Person person) {
        return groups(person).stream().limit(GROUPS_SHOWN).toList();
    }

    public int moreGroups(Person person) {
        return Math.max(0, groups(person).size() - GROUPS_SHOWN);
    }

    private List<TargetGroup.Reference> groups(Person person) {
        return groups.getOrDefault(person.id(), List.of());
    }

    /// The name of the setting that owns the person; empty for none, and for one that was deleted.
    public String setting(Person person) {
        return person.settingId() == null ? "" : settings.getOrDefault(person.settingId(), "");
    }

    /// A condition of the table as a reader says it.
    public String words(Page page, String name) {
        String value = search.typed(name);
        return switch (name) {
            case PeopleSearch.STATUS -> page.text("status." + value);
            case PeopleSearch.ORIGIN -> page.text("people.chip.origin", page.text("origin." + value));
            case PeopleSearch.SETTING ->
                page.text("people.chip.setting", settings.getOrDefault(UUID.fromString(value), value));
            case PeopleSearch.GROUP -> page.text("people.chip.group", group == null ? value : group.name());
            case PeopleSearch.FIELD ->
                page.text("people.chip.field", fieldName(value), search.typed(PeopleSearch.VALUE));
            default -> page.text("people.chip.text", value);
        };
    }

    private String fieldName(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .map(Field::name)
                .findFirst()
                .orElse(key);
    }
}
