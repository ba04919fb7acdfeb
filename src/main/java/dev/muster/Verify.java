package dev.muster;

import dev.muster.verify.CannotVerify;
import dev.muster.verify.Check;
import dev.muster.verify.Names;
import dev.muster.verify.Report;
import dev.muster.verify.Selection;
import dev.muster.verify.Target;
import dev.muster.verify.Verification;
import dev.muster.verify.catalogue.Catalogue;
import dev.muster.verify.report.Format;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster verify`: judges any SCIM server from outside. Ends with 0 when every MUST holds, with 1 when one does
/// not, and with 2 when it could not judge.
@Command(
        name = "verify",
        description = "Checks any SCIM 2.0 server against the standard, and cleans up after itself.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = "Ends with 0 when every MUST holds, with 1 when one does not, with 2 when it could not run.")
final class Verify implements Callable<Integer> {

    private static final String TOKEN = "MUSTER_VERIFY_TOKEN";
    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int NOT_JUDGED = 2;

    private final Lifetime lifetime;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    @Parameters(index = "0", paramLabel = "<url>", description = "The base address, like https://scim.example.com/v2.")
    private String url = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<token>",
            description = "The bearer token; - reads it from standard input. Without it: " + TOKEN + ".")
    private @Nullable String token;

    @Option(names = "--only", paramLabel = "<area>,…", description = "Only these areas or checks: PAT, CRE-04, …")
    private String only = "";

    @Option(names = "--read-only", description = "Only what changes nothing on the server.")
    private boolean readOnly;

    @Option(names = "--format", paramLabel = "<format>", description = "text, json or html (text).")
    private Format format = Format.TEXT;

    @Option(names = "--out", paramLabel = "<file>", description = "Write the report here.")
    private @Nullable Path file;

    @Option(names = "--timeout", paramLabel = "<seconds>", description = "Wait so long for an answer (30).")
    private int timeout = 30;

    @Option(names = "--per-second", paramLabel = "<n>", description = "Send at most so many requests a second (20).")
    private int perSecond = 20;

    Verify(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Integer call() throws IOException {
        try {
            return judge();
        } catch (CannotVerify e) {
            if (!lifetime.isTold()) {
                err.println("Cannot verify: " + e.getMessage());
            }
            return NOT_JUDGED;
        }
    }

    private int judge() throws IOException {
        List<Check> catalogue = Catalogue.all();
        Target target = Target.at(url, secret(), Duration.ofSeconds(timeout), perSecond);
        Selection selection = Selection.of(only, readOnly, catalogue);
        Names names = Names.with(new SecureRandom().nextLong());
        Verification verification = lifetime.starting(
                        () -> new Stoppable(
                                new Verification(target, catalogue, selection, names, Clock.systemUTC()), err),
                        NOT_JUDGED)
                .verification();
        Report report;
        try (ProgressBar bar = ProgressBar.on(err)) {
            report = verification.run(bar::advanced);
        }
        write(report);
        report.leftovers().forEach(left -> err.println("Not removed, please remove it: " + left));
        return report.isPassed() ? HELD : BROKEN;
    }

    /// Told to end in the middle, a run cleans up first, and says what is left.
    private record Stoppable(Verification verification, PrintStream err) implements AutoCloseable {

        @Override
        public void close() {
            verification.close();
            if (verification.isStopped()) {
                err.println("Stopped; what was made has been removed, up to what follows.");
                verification.leftovers().forEach(left -> err.println("Not removed, please remove it: " + left));
            }
        }
    }

    private void write(Report report) throws IOException {
        Path to = file;
        if (to == null) {
            out.print(format.write(report, format == Format.TEXT && isColored()));
            out.flush();
        } else {
            Files.writeString(to, format.write(report, false));
            err.println("The report is in " + to + ".");
        }
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again when the process is not at a terminal
    private static boolean isColored() {
        return System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null;
    }

    private String secret() throws IOException {
        if (token == null) {
            return Optional.ofNullable(System.getenv(TOKEN))
                    .orElseThrow(() -> new CannotVerify(
                            "There is no token: give it, or - to read it from standard input, or set " + TOKEN + "."));
        }
        if (!token.equals("-")) {
            return token;
        }
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(input.readLine())
                .orElseThrow(() -> new CannotVerify("Standard input is empty where the token should be."));
    }
}
