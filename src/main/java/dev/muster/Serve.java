package dev.muster;

import dev.muster.config.Config;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `muster serve`: runs the server until the process is told to end.
@Command(
        name = "serve",
        description = "Runs the server.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class Serve implements Callable<Integer> {

    private final Lifetime lifetime;

    @Mixin
    private Flags flags = new Flags();

    Serve(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Integer call() throws InterruptedException {
        Config config = Config.read(flags.given(), System.getenv());
        Muster muster = lifetime.starting(() -> Muster.start(config));
        System.out.println("Muster is ready at " + muster.url());
        System.out.flush();
        return lifetime.untilTold();
    }
}
