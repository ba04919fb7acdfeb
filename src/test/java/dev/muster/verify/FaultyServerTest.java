package dev.muster.verify;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.verify.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Servers with one fault each: the judge sees it, by the checks that should.
class FaultyServerTest {

    private static final Map<String, List<String>> SEEN_BY = seenBy();
    private static final TestSetting ACME = inhabited();

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_seen(Fault fault) throws IOException {
        List<String> checks = SEEN_BY.getOrDefault(fault.name(), List.of());
        assertThat(checks).as("%s in faults.txt", fault).isNotEmpty();

        try (FaultyServer server = FaultyServer.before(URI.create(ACME.scimUrl()), fault)) {
            Report report = Runs.over(server.url(), ACME.token(), String.join(",", checks));

            assertThat(report.results())
                    .filteredOn(result -> checks.contains(result.check().id()))
                    .hasSameSizeAs(checks)
                    .filteredOn(result -> result.verdict() == Verdict.PASS || result.verdict() == Verdict.SKIP)
                    .extracting(result -> result.check().id() + " " + result.verdict() + " " + result.reason())
                    .isEmpty();
        }
    }

    @Test
    void every_check_sees_some_fault() {
        Set<String> never =
                new HashSet<>(Catalogue.all().stream().map(Check::id).toList());
        SEEN_BY.values().forEach(never::removeAll);

        assertThat(never).isEmpty();
    }

    @Test
    void without_a_fault_the_same_proxy_is_judged_as_the_server_behind_it() throws IOException {
        try (FaultyServer server = FaultyServer.before(URI.create(ACME.scimUrl()), Fault.in("none", asked -> asked))) {
            Report report = Runs.over(server.url(), ACME.token(), "DSC,CRE,GET,MED,ETG,BLK");

            assertThat(report.results())
                    .filteredOn(result -> result.verdict() == Verdict.FAIL || result.verdict() == Verdict.WARN)
                    .isEmpty();
        }
    }

    static List<Fault> faults() {
        return Faults.all();
    }

    private static TestSetting inhabited() {
        TestSetting setting = Runs.setting(TestCompany.named("Acme"), "strict");
        setting.creates(user("ada"));
        return setting;
    }

    private static Map<String, List<String>> seenBy() {
        try (InputStream file =
                Objects.requireNonNull(FaultyServerTest.class.getResourceAsStream("/verify/faults.txt"))) {
            Map<String, List<String>> seenBy = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .forEach(parts -> seenBy.put(parts[0], List.of(parts[1].split(" ", -1))));
            return seenBy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
