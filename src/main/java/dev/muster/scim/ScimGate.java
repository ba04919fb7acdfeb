package dev.muster.scim;

import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;
import dev.muster.directory.Directory;
import dev.muster.directory.group.Nesting;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.http.Route;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.refusal.TimeLimit;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.ScimError;
import dev.muster.scim.observed.Observation;
import dev.muster.setting.Admitted;
import dev.muster.setting.AtOnce;
import dev.muster.setting.Habit;
import dev.muster.setting.HabitUse;
import dev.muster.setting.RateLimits;
import dev.muster.setting.TokenGate;
import dev.muster.traffic.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From the bearer token to the caller: one setting of one company, within its rate (RFC 7644 section 2).
public final class ScimGate implements Gate<ScimCaller> {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String BEARER = "bearer ";
    private static final Logger LOG = LoggerFactory.getLogger(ScimGate.class);
    private static final ScimError ERRORS = new ScimError();

    private final TokenGate tokens;
    private final RateLimits rates;
    private final AtOnce atOnce;
    private final BiFunction<CompanyId, Actor, Directory> directories;
    private final HabitUse habits;
    private final Traffic traffic;
    private final Clock clock;

    /// @param directories opens a company to an actor
    /// @param habits counts what clients write differently
    public ScimGate(
            TokenGate tokens,
            RateLimits rates,
            AtOnce atOnce,
            BiFunction<CompanyId, Actor, Directory> directories,
            HabitUse habits,
            Traffic traffic,
            Clock clock) {
        this.tokens = tokens;
        this.habits = habits;
        this.traffic = traffic;
        this.clock = clock;
        this.rates = rates;
        this.atOnce = atOnce;
        this.directories = directories;
    }

    @Override
    public ScimCaller admit(Request request) {
        Admitted token = token(request);
        rates.take(token.setting(), token.rate());
        return caller(token, request);
    }

    /// Every answer to a client whose setting is known is noted, a refusal and a fault too.
    @Override
    public Response pass(Request request, Route.Endpoint<ScimCaller> endpoint) {
        Admitted token = token(request);
        Observation observation = new Observation(token, request, clock.instant());
        Request observed = observation.request();
        try {
            // Before it waits for a turn: what the rate refuses keeps nobody waiting.
            rates.take(token.setting(), token.rate());
            Response response = atOnce.run(token.setting(), turn -> {
                Request patient = observed.leaving(turn::leave, turn::takeAgain);
                return TimeLimit.within(LONGEST, () -> endpoint.answer(caller(token, patient), patient));
            });
            note(token, observed, observation, response);
            return response;
        } catch (Refused refused) {
            note(token, observed, observation, ERRORS.refused(refused.refusal()));
            throw refused;
        } catch (RuntimeException fault) {
            note(token, observed, observation, ERRORS.failed(request.id()));
            throw fault;
        }
    }

    /// What is done is done, and acknowledged, whether or not it can be noted. A trial leaves the setting as if its own
    /// client had yet to come.
    private void note(Admitted token, Request request, Observation observation, Response response) {
        if (token.trial()) {
            return;
        }
        try {
            traffic.add(observation.answeredWith(response));
        } catch (RuntimeException e) {
            // Its message may tell what stood in the request.
            LOG.warn("Request {} is not noted: {}", request.id(), e.getClass().getName());
        }
    }

    /// Whether it comes from a setting that has no more requests under way than there are places left.
    boolean isModest(Request request, int left) {
        String secret = secret(request.header("Authorization").orElse(""));
        return tokens.setting(secret)
                .filter(setting -> atOnce.underWay(setting) <= left)
                .isPresent();
    }

    private Admitted token(Request request) {
        String secret = request.header("Authorization")
                .map(ScimGate::secret)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refused(new Refusal.Unauthorized(false)));
        return tokens.admit(secret).orElseThrow(() -> new Refused(new Refusal.Unauthorized(true)));
    }

    private ScimCaller caller(Admitted token, Request request) {
        Actor actor = new Actor(Actor.Kind.SETTING, token.setting(), request.id());
        Directory directory = directories.apply(token.company(), actor);
        return new ScimCaller(
                token.setting(),
                Habits.of(token.dialect(), habit -> note(token, habit)),
                directory,
                new UserType(directory),
                new Nesting(),
                requests -> rates.owe(token.setting(), token.rate(), requests));
    }

    private void note(Admitted token, Habit habit) {
        if (!token.trial()) {
            habits.record(token.company(), token.setting(), habit, clock.instant());
        }
    }

    /// The token after `Bearer`, in any case. Okta's header mode sends what the administrator pasted, often
    /// without the scheme.
    private static String secret(String authorization) {
        String padded = authorization.strip() + " ";
        boolean hasScheme = padded.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return (hasScheme ? padded.substring(BEARER.length()) : padded).strip();
    }
}
