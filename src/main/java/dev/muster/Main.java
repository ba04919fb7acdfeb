package dev.muster;

import dev.muster.config.ConfigMistakes;
import dev.muster.postgres.CannotStart;
import dev.muster.store.ServerCheck;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. What a person can mend is told in a line or a list of lines; everything else is a fault,
/// logged with its stack.
@Command(
        name = "muster",
        description = "Keeps the people of a company in step with its identity provider.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "(serve | demo | password-link | audit | verify | simulate)")
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /// What the build wrote into the archive.
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Muster " + Optional.ofNullable(version).orElse("(not packaged)")};
        }
    }

    public static void main(String[] arguments) {
        Lifetime lifetime = new Lifetime();
        CommandLine commands = commands(lifetime, arguments.length > 0 && arguments[0].equals("serve"));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command.getErr()));
        lifetime.endsWith(commands.execute(arguments));
    }

    /// A server that starts does not read the options of the other commands first.
    private static CommandLine commands(Lifetime lifetime, boolean serves) {
        CommandLine commands = new CommandLine(new Main()).addSubcommand(new Serve(lifetime));
        if (!serves) {
            commands.addSubcommand(new Demo(lifetime))
                    .addSubcommand(new PasswordLink(System.getenv()))
                    .addSubcommand(new Verify(lifetime))
                    .addSubcommand(
                            new CommandLine(new AuditCommand()).addSubcommand(new AuditCommand.Verify(System.getenv())))
                    .addSubcommand(new Simulate(lifetime));
        }
        return commands;
    }

    private static int failed(Exception failure, PrintWriter err) {
        List<String> lines = mendable(failure);
        if (lines.isEmpty()) {
            LOG.error("Muster cannot start", failure);
        }
        lines.forEach(err::println);
        return failure instanceof ConfigMistakes ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static List<String> mendable(Exception failure) {
        return switch (failure) {
            case ConfigMistakes wrong -> listed(wrong.mistakes());
            case CannotStart cannot -> List.of("Muster cannot start: " + cannot.getMessage());
            case ServerCheck.Unfit unfit -> List.of("Muster cannot start: " + unfit.getMessage());
            default ->
                bindFailure(failure)
                        .map(bind -> List.of("Muster cannot start: it cannot listen on its address ("
                                + bind.getMessage() + "); free the port, or choose another with --port"))
                        .orElse(List.of());
        };
    }

    private static List<String> listed(List<String> mistakes) {
        List<String> lines = new ArrayList<>();
        lines.add("Muster cannot start; the configuration is wrong (docs/configuration.md):");
        mistakes.forEach(mistake -> lines.add("  " + mistake));
        return lines;
    }

    private static Optional<BindException> bindFailure(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return Optional.of(bind);
            }
        }
        return Optional.empty();
    }
}
