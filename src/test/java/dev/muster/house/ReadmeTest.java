package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The walk by the admin API in the README, done as it says: every command is run by a shell against a real
/// server, and every answer is held against the one that is shown. Ids, times and tokens differ; where one
/// stands twice, it must be the same both times.
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json)\\n(.*?)^```$");
    private static final Pattern MADE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|muster_\\w{57}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.?\\d*Z|http://127\\.0\\.0\\.1:\\d+");
    private static final String ANYTHING_ELSE = "…";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the README shows, and what this run has in its place.
    private final Map<String, String> made = new HashMap<>();

    private final List<String> definitions = new ArrayList<>();
    private int compared;

    @Test
    void the_walk_by_the_admin_api_is_as_the_readme_tells_it() throws Exception {
        try (TestServer server = TestServer.start()) {
            made.put("http://127.0.0.1:8080", server.url().toString());
            String answer = "";
            Matcher block = BLOCK.matcher(Source.page("README.md"));
            while (block.find()) {
                if (block.group(1).equals("sh")) {
                    answer = run(block.group(2));
                } else {
                    compare("", JSON.readTree(block.group(2)), JSON.readTree(answer));
                    compared++;
                }
            }
        }

        assertThat(compared).isGreaterThan(8);
    }

    /// Definitions of variables and functions are kept for the commands after them.
    private String run(String commands) throws IOException, InterruptedException {
        List<String> script = new ArrayList<>(definitions);
        for (String line : commands.lines().toList()) {
            script.add(inThisRun(line));
            if (line.matches("\\w+=.*|\\w+\\(\\) +\\{.*")) {
                definitions.add(inThisRun(line));
            }
        }
        ProcessBuilder shell = new ProcessBuilder("bash", "-eu", "-c", String.join("\n", script));
        shell.environment().put("MUSTER_ADMIN_KEY", TestServer.KEY);
        shell.redirectError(Path.of("target", "readme-errors.txt").toFile());
        Process process = shell.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(commands).isZero();
        return answer;
    }

    private String inThisRun(String text) {
        return MADE.matcher(text).replaceAll(shown -> {
            String actual = made.get(shown.group());
            assertThat(actual)
                    .as("%s was not in an earlier answer", shown.group())
                    .isNotNull();
            return Matcher.quoteReplacement(actual);
        });
    }

    private void compare(String at, JsonNode shown, JsonNode actual) {
        if (shown.isObject()) {
            List<String> names = shown.propertyNames().stream()
                    .filter(name -> !name.equals(ANYTHING_ELSE))
                    .toList();
            assertThat(actual.propertyNames()).as(at).containsAll(names);
            if (!shown.has(ANYTHING_ELSE)) {
                assertThat(actual.propertyNames()).as(at).containsExactlyInAnyOrderElementsOf(names);
            }
            names.forEach(name -> compare(at + "/" + name, shown.path(name), actual.path(name)));
        } else if (shown.isArray()) {
            assertThat(actual.size()).as(at).isEqualTo(shown.size());
            for (int i = 0; i < shown.size(); i++) {
                compare(at + "/" + i, shown.path(i), actual.path(i));
            }
        } else if (shown.isString() && actual.isString()) {
            compareText(at, shown.stringValue(), actual.stringValue());
        } else {
            assertThat(actual).as(at).isEqualTo(shown);
        }
    }

    private void compareText(String at, String shown, String actual) {
        assertThat(MADE.matcher(actual).replaceAll("*"))
                .as(at)
                .isEqualTo(MADE.matcher(shown).replaceAll("*"));
        Matcher shownParts = MADE.matcher(shown);
        Matcher actualParts = MADE.matcher(actual);
        while (shownParts.find() && actualParts.find()) {
            String known = made.putIfAbsent(shownParts.group(), actualParts.group());
            assertThat(known == null || known.equals(actualParts.group()))
                    .as("%s: %s stood for %s before, and is %s", at, shownParts.group(), known, actualParts.group())
                    .isTrue();
        }
    }
}
