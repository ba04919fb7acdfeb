package dev.muster.testing;

import static dev.muster.testing.AnswerAssert.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// In how many requests the client of a setting has needed each habit, as the admin API shows it. Counts are
/// written in the background: what was counted before [#until] is there when [#settled()] returns, because the
/// last requests of all, markers, are.
///
/// @param marked where the markers were sent: a strict setting counts none, and another of its company takes them
/// @param markers habits for which a request was sent at the end
public record HabitCounts(TestSetting setting, TestSetting marked, Instant end, List<String> markers) {

    private static final Map<String, String> MARKERS =
            Map.of("email-alias", "email eq \"marker\"", "unquoted-literal", "userName eq marker");

    /// What is counted until now; sends the markers.
    public static HabitCounts until(TestSetting setting) {
        List<String> own = markers(setting);
        TestSetting marked = own.isEmpty() ? setting.company().setting("{}") : setting;
        List<String> markers = own.isEmpty() ? markers(marked) : own;
        Instant end = Instant.now();
        markers.forEach(name -> marked.finds(MARKERS.getOrDefault(name, "")));
        return new HabitCounts(setting, marked, end, markers);
    }

    private static List<String> markers(TestSetting setting) {
        return all(setting).stream()
                .filter(habit -> habit.path("on").asBoolean())
                .map(habit -> habit.path("name").asString())
                .filter(MARKERS::containsKey)
                .toList();
    }

    /// The habits that were needed, and how often.
    public Map<String, Long> settled() {
        for (int i = 0; i < 600; i++) {
            List<JsonNode> habits = all(marked);
            if (markers.stream().allMatch(name -> isLater(lastUse(habits, name), end))) {
                return marked.equals(setting) ? uses(habits, markers) : uses(all(setting), List.of());
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("The uses of habits are not written: " + all(setting));
    }

    /// Every habit with its state, at once.
    public static List<JsonNode> all(TestSetting setting) {
        Answer answer = setting.company().api().get("/scim-settings/" + setting.id() + "/habits");
        assertThat(answer).hasStatus(200);
        return List.copyOf(answer.at("/items").values());
    }

    private static JsonNode lastUse(List<JsonNode> habits, String name) {
        return habits.stream()
                .filter(habit -> habit.path("name").asString().equals(name))
                .map(habit -> habit.path("lastUsedAt"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isLater(JsonNode at, Instant before) {
        return at.isString() && Instant.parse(at.asString()).isAfter(before);
    }

    private static Map<String, Long> uses(List<JsonNode> habits, List<String> markers) {
        Map<String, Long> uses = new TreeMap<>();
        for (JsonNode habit : habits) {
            String name = habit.path("name").asString();
            long count = habit.path("uses").asLong() - (markers.contains(name) ? 1 : 0);
            if (count > 0) {
                uses.put(name, count);
            }
        }
        return uses;
    }
}
