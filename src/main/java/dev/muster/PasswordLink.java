package dev.muster;

import dev.muster.access.account.Colleague;
import dev.muster.access.account.Doorkeeper;
import dev.muster.access.account.EmailAddress;
import dev.muster.company.Ids;
import dev.muster.config.Config;
import dev.muster.refusal.Refused;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `muster password-link`: the way back for somebody who forgot the password, the only operator among them. Whoever
/// may run it at the server can read the database anyway.
@Command(
        name = "password-link",
        description = "Makes a one-time link with which somebody who forgot the password chooses a new one.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class PasswordLink implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin
    private Flags flags = new Flags();

    @Option(
            names = "--email",
            paramLabel = "<address>",
            description = "Whose password; not needed as long as there is one operator.")
    private @Nullable String email;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    PasswordLink(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Config config = Config.read(flags.given(), environment);
        String link = Muster.reading(config, database -> {
            SecureRandom random = new SecureRandom();
            Doorkeeper doorkeeper = Doorkeeper.of(database, Clock.systemUTC(), new Ids(), random);
            EmailAddress address = address(doorkeeper);
            return doorkeeper
                    .passwordLinks()
                    .issue(address)
                    .map(secret -> config.baseUrl(config.port()) + "/new-password/" + secret.text())
                    .orElseThrow(() -> wrong("Nobody signs in as " + address.text() + "."));
        });
        spec.commandLine().getOut().println("Open it within a day, and choose a new password: " + link);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private EmailAddress address(Doorkeeper doorkeeper) {
        if (email != null) {
            return asked(email);
        }
        List<EmailAddress> operators = doorkeeper.roles().operators().stream()
                .map(Colleague::account)
                .map(account -> account.email())
                .toList();
        return switch (operators.size()) {
            case 0 -> throw wrong("There is no operator yet: start Muster, and open the link that it logs.");
            case 1 -> operators.getFirst();
            default ->
                throw wrong("There are several operators; say whose password with --email: "
                        + operators.stream().map(EmailAddress::text).collect(Collectors.joining(", ")));
        };
    }

    private EmailAddress asked(String text) {
        try {
            return new EmailAddress(text);
        } catch (Refused refused) {
            throw wrong(text + " is no e-mail address.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
