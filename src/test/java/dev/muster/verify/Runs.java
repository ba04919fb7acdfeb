package dev.muster.verify;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.verify.catalogue.Catalogue;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Runs the judge in this JVM.
final class Runs {

    private static final int PATIENCE_SECONDS = 20;

    private Runs() {}

    /// A setting that lets as many requests through as come.
    static TestSetting setting(TestCompany company, String dialect) {
        return company.setting("""
                {"dialect": "%s", "hold": null, "rate": {"perSecond": 10000, "burst": 10000}}""".formatted(dialect));
    }

    static Report over(URI server, String token, String only) {
        return over(server, token, only, false);
    }

    static Report over(URI server, String token, String only, boolean readOnly) {
        List<Check> catalogue = Catalogue.all();
        Target target = Target.at(server.toString(), token, Duration.ofSeconds(PATIENCE_SECONDS), 10_000);
        Names names = Names.with(new SecureRandom().nextLong());
        try (Verification verification = new Verification(
                target, catalogue, Selection.of(only, readOnly, catalogue), names, Clock.systemUTC())) {
            return verification.run((doing, done, total) -> {});
        }
    }
}
