package dev.muster;

import dev.muster.simulator.trial.CannotRun;
import dev.muster.simulator.trial.Format;
import dev.muster.simulator.trial.Outcome;
import dev.muster.simulator.trial.Plan;
import dev.muster.simulator.trial.Provider;
import dev.muster.simulator.trial.TrialRun;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster simulate`: an identity provider's whole life against a setting, before the real one is pointed at it.
/// Ends with 0 when everything arrived as it should, with 1 when not, and with 2 when it could not run.
@Command(
        name = "simulate",
        description =
                "Plays an identity provider against a SCIM setting, into which it writes, and tells what arrived.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = "Ends with 0 when everything arrived as it should, with 1 when not, with 2 when it could not run.")
final class Simulate implements Callable<Integer> {

    private static final String TOKEN = "MUSTER_SIMULATE_TOKEN";
    private static final int ARRIVED = 0;
    private static final int DIFFERS = 1;
    private static final int NOT_RUN = 2;
    private static final int SEEDS = 1_000_000;

    private final Lifetime lifetime;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    @Parameters(index = "0", paramLabel = "<provider>", description = "entra, okta, onelogin or jumpcloud.")
    private Provider provider = Provider.ENTRA;

    @Option(names = "--url", required = true, paramLabel = "<url>", description = "The setting's SCIM address.")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "<token>",
            description = "The setting's token; - reads it from standard input. Without it: " + TOKEN + ".")
    private @Nullable String token;

    @Option(names = "--people", paramLabel = "<n>", description = "How many people to begin with (50).")
    private int people = 50;

    @Option(names = "--groups", paramLabel = "<n>", description = "How many groups (5).")
    private int groups = 5;

    @Option(names = "--seed", paramLabel = "<n>", description = "Plays the same life for the same number.")
    private @Nullable Long seed;

    @Option(names = "--pace", paramLabel = "<n>", description = "Requests a second (as the provider does).")
    private @Nullable Integer pace;

    @Option(names = "--clean-up", description = "Remove at the end what was created, as far as the provider can.")
    private boolean cleanUp;

    @Option(names = "--into-existing", description = "Run although the setting has people.")
    private boolean intoExisting;

    @Option(names = "--format", paramLabel = "<format>", description = "text or json (text).")
    private Format format = Format.TEXT;

    Simulate(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return play();
        } catch (CannotRun e) {
            if (!lifetime.isTold()) {
                err.println("Cannot simulate: " + e.getMessage());
            }
            return NOT_RUN;
        }
    }

    private int play() throws IOException, InterruptedException {
        Plan plan = plan();
        TrialRun run = lifetime.starting(() -> new Stoppable(new TrialRun(plan), err), NOT_RUN)
                .run();
        err.println("Writes into " + plan.base() + " as " + provider.title() + ", seed " + plan.seed()
                + (plan.cleanUp() ? "; cleans up at the end." : "; what it creates stays, without --clean-up."));
        Outcome outcome;
        try (ProgressBar bar = ProgressBar.on(err)) {
            outcome = run.run(bar);
        }
        out.print(format.write(outcome));
        out.flush();
        tellLeftovers(run, err);
        return outcome.isAsExpected() ? ARRIVED : DIFFERS;
    }

    private Plan plan() throws IOException {
        return new Plan(
                Plan.base(url),
                secret(),
                provider,
                people,
                groups,
                seed == null ? new SecureRandom().nextInt(SEEDS) : seed,
                pace == null ? provider.perSecond() : pace,
                cleanUp,
                intoExisting);
    }

    private static void tellLeftovers(TrialRun run, PrintStream err) {
        run.leftovers().forEach(left -> err.println("Not removed: " + left));
    }

    /// Told to end in the middle, a run cleans up first if it was asked to, and says what is left.
    private record Stoppable(TrialRun run, PrintStream err) implements AutoCloseable {

        @Override
        public void close() {
            boolean stopped = run.isRunning();
            run.close();
            if (stopped) {
                err.println("Stopped before the end.");
                tellLeftovers(run, err);
            }
        }
    }

    private String secret() throws IOException {
        if (token == null) {
            return Optional.ofNullable(System.getenv(TOKEN))
                    .orElseThrow(() -> new CannotRun("There is no token: give --token, or --token - to read it from"
                            + " standard input, or set " + TOKEN + "."));
        }
        if (!token.equals("-")) {
            return token.strip();
        }
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(input.readLine())
                .map(String::strip)
                .orElseThrow(() -> new CannotRun("Standard input is empty where the token should be."));
    }
}
