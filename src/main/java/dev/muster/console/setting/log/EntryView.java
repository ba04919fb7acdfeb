package dev.muster.console.setting.log;

import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.View;
import dev.muster.directory.user.Person;
import dev.muster.setting.ScimSetting;
import dev.muster.traffic.LoggedRequest;
import dev.muster.traffic.Requests;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request with all that is known of it.
///
/// @param people those whom it changed and who are still there
public record EntryView(ScimSetting setting, Requests.Told told, Map<UUID, Person> people) implements View {

    @Override
    public String template() {
        return "setting/log/entry";
    }

    public LoggedRequest request() {
        return told.request();
    }

    /// What happened, in words; the kind itself where there are none.
    public static String words(Page page, Requests.Changed change) {
        String key = "log.change." + change.kind();
        return page.texts().has(key) ? page.text(key) : change.kind();
    }

    /// Whom or what a change is about.
    public String subject(Requests.Changed change) {
        Person person = people.get(change.subject());
        return person == null
                ? change.subject().toString()
                : person.email().orElse(change.subject().toString());
    }

    /// Where it is looked at; null when there is no page, or nobody there any more.
    public @Nullable String address(Page page, Requests.Changed change) {
        return switch (change.subjectType()) {
            case "user" ->
                people.containsKey(change.subject()) ? page.address(Place.PEOPLE) + "/" + change.subject() : null;
            case "group" -> page.address(Place.GROUPS) + "/" + change.subject();
            default -> null;
        };
    }
}
