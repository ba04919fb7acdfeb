package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page on threats names tests that exist, one for each line at least.
class ThreatModelTest {

    private static final String PAGE = "docs/threat-model.md";
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

    @Test
    void every_threat_has_a_defence_and_a_test_that_exists() {
        Map<String, List<Source>> tests = Source.tests().stream().collect(Collectors.groupingBy(Source::name));
        List<String> wrong = new ArrayList<>();
        int threats = 0;

        for (String line : Source.page(PAGE).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("Threat") && !row.group(1).startsWith("---")) {
                threats++;
                wrong.addAll(faults(row.group(3), tests).stream()
                        .map(fault -> row.group(1) + ": " + fault)
                        .toList());
            }
        }

        assertThat(threats).isGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    private static List<String> faults(String cell, Map<String, List<Source>> tests) {
        List<String> faults = new ArrayList<>();
        int named = 0;
        Matcher found = NAMED.matcher(cell);
        while (found.find()) {
            String method = found.group(2);
            boolean exists = tests.getOrDefault(found.group(1), List.of()).stream()
                    .anyMatch(source -> method == null
                            ? source.text().contains("@Test")
                                    || source.text().contains("@Parameterized")
                                    || source.text().contains("extends")
                            : source.text().contains("void " + method + "("));
            if (!exists) {
                faults.add("there is no " + found.group());
            }
            named++;
        }
        return named == 0 ? List.of("no test") : faults;
    }
}
