package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `muster verify` as a process of its own: what it prints, and how it ends.
class VerifyTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private final TestSetting acme = TestCompany.named("Acme").setting("""
            {"hold": null, "rate": {"perSecond": 1000, "burst": 1000}}""");

    @Test
    void a_server_that_keeps_every_must_ends_it_with_0() throws Exception {
        try (OtherJvm verify = verify(acme.token(), acme.scimUrl(), "--only", "CRE,ERR,DSC-01", "--per-second=500")) {
            List<String> report = allOf(verify);

            assertThat(verify.status()).isZero();
            assertThat(report).contains("Every MUST that was checked holds.");
            assertThat(report).anySatisfy(line -> assertThat(line).startsWith("  PASS CRE-04"));
            assertThat(String.join("\n", report)).doesNotContain(acme.token());
            assertThat(acme.company().people()).isEmpty();
        }
    }

    @Test
    void the_report_goes_to_a_file_as_json_or_as_a_page() throws Exception {
        Path json = directory.resolve("report.json");
        Path html = directory.resolve("report.html");

        for (Path file : List.of(json, html)) {
            String format = file.equals(json) ? "json" : "html";
            try (OtherJvm verify = verify(
                    acme.token(),
                    acme.scimUrl(),
                    "--only=CRE-01,COM-18",
                    "--format",
                    format,
                    "--out",
                    file.toString())) {
                assertThat(verify.errors()).contains("The report is in " + file);
                assertThat(verify.status()).isZero();
            }
        }

        JsonNode report = JSON.readTree(json.toFile());
        assertThat(report.at("/summary/pass").asInt()).isEqualTo(3);
        assertThat(report.at("/summary/info").asInt()).isEqualTo(1);
        assertThat(report.at("/checks/0/source").asString()).startsWith("RFC 764");
        assertThat(Files.readString(html))
                .startsWith("<!DOCTYPE html>")
                .contains("COM-18", "prefers-color-scheme: dark", "@media print")
                .doesNotContain("<script", "http-equiv=\"refresh\"", acme.token());
    }

    @Test
    void a_token_that_is_not_accepted_ends_it_with_2_and_one_line() throws Exception {
        String wrong = acme.token().substring(0, acme.token().length() - 1)
                + (acme.token().endsWith("x") ? "y" : "x");
        try (OtherJvm verify = verify(wrong, acme.scimUrl())) {
            assertThat(verify.errors())
                    .startsWith("Cannot verify: The server answers 401")
                    .doesNotContain("\n", wrong);
            assertThat(verify.status()).isEqualTo(2);
        }
    }

    @Test
    void an_address_that_is_none_ends_it_with_2_and_one_line() throws Exception {
        for (String url : List.of("ftp://acme.example", "http://acme.example/scim/v2", "http://127.0.0.1:1/scim/v2")) {
            try (OtherJvm verify = verify(acme.token(), url)) {
                assertThat(verify.errors()).startsWith("Cannot verify: The ").doesNotContain("\n");
                assertThat(verify.status()).isEqualTo(2);
            }
        }
    }

    @Test
    void without_a_token_it_says_how_to_give_one() throws Exception {
        try (OtherJvm verify = OtherJvm.running(Main.class, "verify", acme.scimUrl())) {
            assertThat(verify.errors()).contains("MUSTER_VERIFY_TOKEN").doesNotContain("\n");
            assertThat(verify.status()).isEqualTo(2);
        }
    }

    @Test
    void told_to_end_in_the_middle_it_cleans_up() throws Exception {
        try (OtherJvm verify = verify(acme.token(), acme.scimUrl(), "--only", "FLT,PAG", "--per-second=20")) {
            while (acme.company().people().isEmpty()) {
                LockSupport.parkNanos(50_000_000);
            }

            verify.tellToEnd();

            assertThat(verify.status()).isEqualTo(2);
            assertThat(verify.errors()).contains("Stopped").doesNotContain("Not removed");
            assertThat(acme.company().people()).isEmpty();
        }
    }

    private static OtherJvm verify(String token, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("verify"));
        words.addAll(List.of(arguments));
        return OtherJvm.running(Main.class, Map.of("MUSTER_VERIFY_TOKEN", token), words.toArray(String[]::new));
    }

    private static List<String> allOf(OtherJvm verify) throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(verify.line());
        } while (!lines.getLast().startsWith("Every MUST"));
        return lines;
    }
}
