package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Prose rots: what the pages name in code type must exist, and no part of the product is missing in the
/// picture.
class ArchitecturePageTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]\\w+)(?:\\.\\w+(?:\\([^)]*\\))?)?");
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)+/?");
    private static final String PICTURE = "docs/ARCHITECTURE.md";

    @Test
    void every_path_and_class_of_the_picture_exists() {
        Set<String> types = Source.all().stream().map(Source::name).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (String code : code(PICTURE)) {
            Matcher type = TYPE.matcher(code);
            boolean path = PATH.matcher(code).matches();
            if ((type.matches() && !types.contains(type.group(1))) || (path && !exists(code))) {
                missing.add(code);
            }
        }

        assertThat(code(PICTURE)).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    @Test
    void every_package_stands_in_the_picture() {
        String picture = Source.page(PICTURE);
        Set<String> areas = new TreeSet<>();
        Source.main().forEach(source -> areas.add(Source.areaOf(source.packageName())));
        areas.remove("");

        areas.removeIf(area -> Pattern.compile("(?m)^ +(?:[\\w/, ]+ +)?" + area + "/")
                .matcher(picture)
                .find());
        assertThat(areas).as("areas that the picture lacks").isEmpty();
    }

    @Test
    void the_picture_stays_on_two_screens_or_three() {
        assertThat(Source.page(PICTURE).lines().count()).isLessThan(180);
    }

    @Test
    void every_link_between_our_pages_leads_somewhere() throws Exception {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (String target : found(LINK, Files.readString(page))) {
                Path file = page.toAbsolutePath().resolveSibling(target).normalize();
                if (!Files.exists(file)) {
                    broken.add(page + " -> " + target);
                }
            }
        }

        assertThat(pages()).hasSizeGreaterThan(8);
        assertThat(broken).isEmpty();
    }

    @Test
    void every_decision_stands_in_the_list_of_decisions() throws Exception {
        String list = Source.page("docs/decisions/README.md");

        assertThat(pages().stream()
                        .filter(page -> page.startsWith("docs/decisions"))
                        .map(page -> page.getFileName().toString()))
                .allSatisfy(name -> assertThat(name.equals("README.md") || list.contains("(" + name + ")"))
                        .as(name)
                        .isTrue());
    }

    private static boolean exists(String path) {
        return Files.exists(Path.of(path)) || Files.exists(Path.of("src/main/java/dev/muster", path));
    }

    private static List<String> code(String page) {
        return found(CODE, Source.page(page));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(all -> pattern.matcher(all).replaceFirst("$1"))
                .toList();
    }

    private static List<Path> pages() throws Exception {
        List<Path> pages = new ArrayList<>();
        for (String root : List.of("docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }
}
