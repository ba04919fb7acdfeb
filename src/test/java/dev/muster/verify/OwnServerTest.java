package dev.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.verify.report.Format;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Muster itself before the judge, in both dialects.
class OwnServerTest {

    @Test
    void a_strict_setting_keeps_every_must_and_every_should() {
        Report report = judged("strict");

        assertThat(told(report, Verdict.FAIL))
                .as("%s", Format.TEXT.write(report, false))
                .isEmpty();
        assertThat(told(report, Verdict.WARN)).isEmpty();
    }

    @Test
    void a_tolerant_setting_bends_only_what_known_clients_ask_for() {
        Report report = judged("tolerant");

        assertThat(told(report, Verdict.FAIL))
                .as("%s", Format.TEXT.write(report, false))
                .isEmpty();
        assertThat(told(report, Verdict.WARN)).containsExactly("PAT-52", "FLT-09");
    }

    @Test
    void nothing_is_left_behind() {
        TestSetting setting = setting("tolerant");

        Report report = Runs.over(URI.create(setting.scimUrl()), setting.token(), "CRE,RES,BLK,FLT");

        assertThat(report.leftovers()).isEmpty();
        assertThat(setting.scim().get("/Users").at("/totalResults").asInt()).isZero();
        assertThat(setting.scim().get("/Groups").at("/totalResults").asInt()).isZero();
        assertThat(setting.company().people()).isEmpty();
    }

    @Test
    void read_only_changes_nothing() {
        TestSetting setting = setting("tolerant");

        Report report = Runs.over(URI.create(setting.scimUrl()), setting.token(), "", true);

        assertThat(told(report, Verdict.FAIL)).isEmpty();
        assertThat(report.count(Verdict.PASS)).isGreaterThan(70);
        assertThat(setting.company().deletedPeople()).isEmpty();
    }

    TestSetting setting(String dialect) {
        return Runs.setting(TestCompany.named("Acme"), dialect);
    }

    private Report judged(String dialect) {
        TestSetting setting = setting(dialect);
        return Runs.over(URI.create(setting.scimUrl()), setting.token(), "");
    }

    private static List<String> told(Report report, Verdict verdict) {
        return report.results().stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.check().id())
                .toList();
    }
}
