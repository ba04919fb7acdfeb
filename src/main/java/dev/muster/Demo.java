package dev.muster;

import dev.muster.config.Config;
import dev.muster.config.Variable;
import dev.muster.simulator.EntraSimulator;
import dev.muster.simulator.IdentityProvider;
import dev.muster.simulator.Organisation;
import dev.muster.simulator.Population;
import dev.muster.simulator.Summary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `muster demo`: the server with an example company, whose simulated identity provider makes its first
/// synchronisation over real HTTP. Everything is done through the doors that anybody else would use.
@Command(
        name = "demo",
        description = "Runs the server with an example company and a simulated identity provider.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class Demo implements Callable<Integer> {

    /// Apart from the data of `muster serve`, so that looking around never mixes with real people.
    private static final String DATA = "data/demo";

    private static final String DOMAIN = "acme.example";
    private static final int KEY_BYTES = 32;

    private final Lifetime lifetime;

    // Names in all alphabets, whatever the locale of the machine says.
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    @Mixin
    private Flags flags = new Flags();

    @Option(names = "--people", paramLabel = "<n>", description = "How many people to make up (200).")
    private int people = 200;

    @Option(names = "--groups", paramLabel = "<n>", description = "How many groups to make up (20).")
    private int groups = 20;

    @Option(names = "--seed", paramLabel = "<n>", description = "Makes other people, the same for the same number (1).")
    private long seed = 1;

    @Option(
            names = "--once",
            hidden = true,
            description = "End after the synchronisation: the rehearsal that the JVM watches (bin/lib/build.sh).")
    private boolean once;

    Demo(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = System.getenv();
        String adminKey = environment.getOrDefault(Variable.ADMIN_KEY.variable(), randomKey());
        Config config = Config.read(settings(environment, adminKey), environment);
        Muster muster = lifetime.starting(() -> Muster.start(config));
        out.println("Muster is ready at " + muster.url());
        try {
            show(muster, adminKey);
        } catch (IllegalStateException | UncheckedIOException e) {
            if (!lifetime.isTold()) {
                throw e;
            }
        }
        return once ? 0 : lifetime.untilTold();
    }

    private void show(Muster muster, String adminKey) throws InterruptedException {
        URI url = muster.url();
        DemoOperator operator =
                DemoOperator.create(url.resolve(muster.operatorLink().getPath()));
        DemoCompany acme = DemoCompany.create(new DemoApi(url.resolve("/api/v1"), adminKey));
        Organisation organisation = Population.of(seed, people, groups, DOMAIN);
        Summary summary = synchronise(url, acme.token(), organisation);
        out.println(new DemoReport(url, adminKey, operator, acme, organisation, summary).text());
        out.println("Muster goes on serving; press Ctrl-C to stop it.");
    }

    private Map<Variable, String> settings(Map<String, String> environment, String adminKey) {
        Map<Variable, String> settings = flags.given();
        if (!environment.containsKey(Variable.DATA.variable())) {
            settings.putIfAbsent(Variable.DATA, DATA);
        }
        settings.put(Variable.ADMIN_KEY, adminKey);
        return settings;
    }

    private Summary synchronise(URI url, String token, Organisation organisation) throws InterruptedException {
        IdentityProvider entra = new EntraSimulator(url.resolve("/scim/v2"), token);
        out.println();
        out.println(
                "Simulated " + entra.name() + " sends " + organisation.people().size() + " people, "
                        + organisation.teams().size() + " groups and " + organisation.memberships() + " memberships.");
        try (ProgressBar bar = ProgressBar.on(out)) {
            return entra.firstSynchronisation(organisation, bar);
        }
    }

    private static String randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
