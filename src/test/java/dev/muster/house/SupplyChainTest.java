package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the product is made of is known, pinned, and may be passed on.
class SupplyChainTest {

    /// The build writes it before the tests run; `mvn -Dquick` leaves it out.
    private static final Path BILL = Path.of("target", "bom.json");

    private static final Path LIBRARIES = Path.of("target", "lib");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /// Of several licences that one may choose from, one of these is enough.
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "EPL-2.0",
            "Unicode-3.0",
            "CC0-1.0",
            "PostgreSQL");

    /// Beside what stands in libraries.md by name, this comes along.
    private static final int MOST_COMPONENTS = 80;

    @Test
    void every_component_has_a_version_a_checksum_and_a_licence_that_lets_us_pass_it_on() throws IOException {
        List<String> unfit = new ArrayList<>();
        JsonNode components = bill().path("components");

        for (JsonNode component : components) {
            String name = component.path("group").asString() + ":"
                    + component.path("name").asString();
            if (component.path("version").asString().isEmpty()
                    || component.path("purl").asString().isEmpty()
                    || component.path("hashes").isEmpty()) {
                unfit.add(name + " is not pinned");
            }
            if (licences(component).stream().noneMatch(ALLOWED::contains)) {
                unfit.add(name + " is under " + licences(component));
            }
        }

        assertThat(unfit).isEmpty();
        assertThat(components.size()).isBetween(20, MOST_COMPONENTS);
    }

    /// By its bytes: a name would pass for another version of the same.
    @Test
    void every_file_of_others_that_is_passed_on_stands_in_the_bill_of_materials() throws IOException {
        Set<String> told = new TreeSet<>();
        for (JsonNode component : bill().path("components")) {
            component
                    .path("hashes")
                    .forEach(hash -> told.add(hash.path("content").asString()));
        }
        List<Path> served = ofOthers();

        List<String> untold = new ArrayList<>();
        for (Path jar : files(LIBRARIES)) {
            if (!told.contains(sha256(jar))) {
                untold.add(jar + " (of an earlier build? then remove " + LIBRARIES + ")");
            }
        }
        for (Path file : served) {
            if (Collections.disjoint(told, sourcesOf(file))) {
                untold.add(file + " is from no jar that it tells of");
            }
        }

        assertThat(untold).isEmpty();
        assertThat(served).extracting(file -> file.getFileName().toString()).contains("tabler.min.css", "htmx.min.js");
        assertThat(files(LIBRARIES)).hasSizeGreaterThan(20);
    }

    @Test
    void every_dependency_and_every_plugin_is_pinned_to_one_version() {
        String pom = Source.page("pom.xml").replaceAll("(?s)<!--.*?-->", "");
        List<String> unpinned = new ArrayList<>();
        Set<String> pinned = new TreeSet<>(List.of("jackson-databind")); // by the bill of materials that is imported

        for (String kind : List.of("dependency", "plugin", "path", "artifactItem")) {
            Matcher parts =
                    Pattern.compile("(?s)<" + kind + ">(.*?)</" + kind + ">").matcher(pom);
            while (parts.find()) {
                String name = value(parts.group(1), "artifactId");
                String version = value(parts.group(1), "version");
                if (!version.isEmpty()) {
                    pinned.add(name);
                }
                if (version.isEmpty()
                        ? !pinned.contains(name)
                        : version.matches(".*[\\[(,]|LATEST|RELEASE|.*SNAPSHOT")) {
                    unpinned.add(kind + " " + name + " " + version);
                }
            }
        }

        assertThat(unpinned).isEmpty();
        // What Maven takes by itself for a jar, in a version that depends on Maven's.
        assertThat(pinned)
                .contains(
                        "maven-clean-plugin",
                        "maven-resources-plugin",
                        "maven-compiler-plugin",
                        "maven-surefire-plugin",
                        "maven-jar-plugin",
                        "maven-install-plugin",
                        "maven-deploy-plugin");
        assertThat(pom).doesNotContain("<repository>", "<pluginRepository>", "<systemPath>");
    }

    @Test
    @Tag("long")
    void the_jar_that_is_built_twice_is_the_same_byte_by_byte() throws Exception {
        Process build =
                new ProcessBuilder("bin/reproduce").redirectErrorStream(true).start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).as(said).isZero();
        assertThat(said).contains("The same, byte by byte.");
    }

    private static JsonNode bill() throws IOException {
        assertThat(BILL)
                .as("the bill of materials: mvn generate-test-resources writes it")
                .exists();
        return new JsonMapper().readTree(Files.readString(BILL));
    }

    /// What gets into our jar and is no class, and that we did not write.
    private static List<Path> ofOthers() throws IOException {
        return files(CLASSES).stream()
                .filter(file -> !file.toString().endsWith(".class"))
                .filter(file -> !Files.exists(RESOURCES.resolve(CLASSES.relativize(file))))
                .toList();
    }

    /// The checksums of the jars of the class path that hold a file of the same name and the same bytes.
    private static Set<String> sourcesOf(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = "/" + file.getFileName();
        Set<String> sources = new TreeSet<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!place.endsWith(".jar")) {
                continue;
            }
            try (JarFile jar = new JarFile(place)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().endsWith(name)
                            && Arrays.equals(jar.getInputStream(entry).readAllBytes(), bytes)) {
                        sources.add(sha256(Path.of(place)));
                    }
                }
            }
        }
        return sources;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode licence : component.path("licenses")) {
            licences.add(licence.at("/license/id")
                    .asString(licence.at("/license/name")
                            .asString(licence.path("expression").asString())));
        }
        return licences;
    }

    private static String value(String part, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</").matcher(part);
        return found.find() ? found.group(1) : "";
    }
}
