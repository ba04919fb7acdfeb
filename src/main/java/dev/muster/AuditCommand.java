package dev.muster;

import dev.muster.activity.Audit;
import dev.muster.activity.Audits;
import dev.muster.config.Config;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `muster audit`: what can be asked of the audit without a browser.
@Command(
        name = "audit",
        description = "Looks after the audit: what administrators did.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "verify")
final class AuditCommand {

    /// `muster audit verify`: computes every chain anew. A changed, missing or moved entry ends it with status 1.
    @Command(
            name = "verify",
            description = "Computes the chains of the audit anew, and says where one is broken.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Verify implements Callable<Integer> {

        private static final int BROKEN = 1;

        private final Map<String, String> environment;

        @Mixin
        private Flags flags = new Flags();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before the call
        private CommandSpec spec;

        Verify(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            Config config = Config.read(flags.given(), environment);
            List<Audit.Verdict> verdicts = Muster.reading(config, database -> new Audits(database).verify());
            PrintWriter out = spec.commandLine().getOut();
            verdicts.forEach(verdict -> out.println(line(verdict)));
            boolean whole =
                    verdicts.stream().allMatch(verdict -> verdict.broken().isEmpty());
            out.println(whole ? "The audit is as it was written." : "The audit was tampered with, or is damaged.");
            out.flush();
            return whole ? 0 : BROKEN;
        }

        private static String line(Audit.Verdict verdict) {
            String chain = verdict.chain().equals(Audit.INSTALLATION) ? "installation" : "company " + verdict.chain();
            String whole = "%s: %d entries as written, the last with the hash %s"
                    .formatted(chain, verdict.entries(), verdict.head());
            return verdict.broken().map(broken -> whole + "; then " + broken).orElse(whole);
        }
    }
}
