package dev.muster.console.people;

import dev.muster.activity.RecordedEvent;
import dev.muster.console.Page;
import dev.muster.field.Field;
import dev.muster.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What happened to somebody, the newest first, a page of it.
///
/// @param fields all of the company, to say their names
/// @param isFirst whether nothing newer was left out
public record Timeline(List<RecordedEvent> events, List<Field> fields, boolean isFirst, boolean hasMore) {

    static final int AT_ONCE = 20;

    private static final String FIELDS = "fields.";

    /// What only programs need, and what a title says already.
    private static final Set<String> INWARD =
            Set.of("version", "groupId", "groupName", "givenBy", "settingId", "resourceId", "problems");

    /// Where a page of it begins: with what is older than this.
    record Start(Instant at, UUID id, boolean isNow) {

        private static final Start NOW = new Start(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1), true);

        static Start of(Request request) {
            try {
                Optional<Instant> at = request.parameter("until").map(Instant::parse);
                Optional<UUID> id = request.parameter("event").map(UUID::fromString);
                return at.isPresent() && id.isPresent() ? new Start(at.get(), id.get(), false) : NOW;
            } catch (DateTimeException | IllegalArgumentException e) {
                return NOW;
            }
        }
    }

    /// The query of the address of what is older.
    public String older() {
        RecordedEvent last = events.getLast();
        return "?until=" + last.at() + "&event=" + last.id() + "#timeline";
    }

    /// What an event is called.
    public String title(Page page, RecordedEvent event) {
        String kind = event.event().kind();
        JsonNode told = event.event().after() == null
                ? event.event().before()
                : event.event().after();
        String group = told == null ? "" : told.path("groupName").asString("");
        String key = "event." + kind.replace('.', '-');
        return page.texts().has(key) ? page.text(key, group) : kind;
    }

    public String actor(Page page, RecordedEvent event, Map<UUID, String> settings) {
        String key = "actor." + event.actorKind();
        String name = event.actorId() == null ? "" : settings.getOrDefault(event.actorId(), "");
        return event.actorKind().equals("setting") && !name.isEmpty()
                ? name
                : page.texts().has(key) ? page.text(key) : event.actorKind();
    }

    /// A part that changed.
    ///
    /// @param before an empty text where there was nothing
    public record Part(String name, String before, String after) {}

    public List<Part> parts(Page page, RecordedEvent event) {
        JsonNode before = known(event.event().before());
        JsonNode after = known(event.event().after());
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            if (!INWARD.contains(name) && !isSwitchedOff(name)) {
                parts.add(new Part(
                        name(page, name),
                        word(page, name, text(before.path(name))),
                        word(page, name, text(after.path(name)))));
            }
        }
        return parts;
    }

    /// Such a field is hidden in what happened too (rule F3).
    private boolean isSwitchedOff(String name) {
        return fields.stream().anyMatch(field -> !field.active() && name.equals(FIELDS + field.key()));
    }

    /// What was wrong with the values that the client sent, if anything was.
    public List<String> problems(RecordedEvent event) {
        List<String> problems = new ArrayList<>();
        known(event.event().after())
                .path("problems")
                .forEach(problem -> problems.add(problem.path("message").asString("")));
        return problems;
    }

    private String name(Page page, String name) {
        if (name.startsWith(FIELDS)) {
            String key = name.substring(FIELDS.length());
            return fields.stream()
                    .filter(field -> field.key().equals(key))
                    .map(Field::name)
                    .findFirst()
                    .orElse(key);
        }
        String key = "part." + name.toLowerCase(java.util.Locale.ROOT);
        return page.texts().has(key) ? page.text(key) : name;
    }

    private static String word(Page page, String name, String text) {
        String key = name.equals("held") ? "status." + text : name + "." + text;
        return page.texts().has(key) ? page.text(key) : text;
    }

    private static JsonNode known(@org.jspecify.annotations.Nullable JsonNode told) {
        return told == null ? JsonNodeFactory.instance.objectNode() : told;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }
}
