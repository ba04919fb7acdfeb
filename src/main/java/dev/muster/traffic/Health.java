package dev.muster.traffic;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it stands with a setting's connection to its identity provider. [HealthRules] tells which it is.
public sealed interface Health {

    /// What an administrator reads in lists.
    String word();

    /// No token and no OAuth client is valid any more: nobody can come in.
    ///
    /// @param since when the last one ended; null when there is none at all
    record TokensEnded(@Nullable Instant since) implements Health {
        @Override
        public String word() {
            return "tokens-ended";
        }
    }

    /// The client has not asked for anything yet.
    record Waiting() implements Health {
        @Override
        public String word() {
            return "waiting";
        }
    }

    /// Too many of the last requests were refused.
    record Failing() implements Health {
        @Override
        public String word() {
            return "failing";
        }
    }

    /// The client makes its people and groups here for the first time.
    ///
    /// @param perMinute changes in a minute
    record Synchronising(Instant since, long users, long groups, long perMinute) implements Health {
        @Override
        public String word() {
            return "synchronising";
        }
    }

    /// The client has been silent for longer than is usual with it.
    record Quiet(Instant since, Duration usualPause) implements Health {
        @Override
        public String word() {
            return "quiet";
        }
    }

    /// The last token ends soon.
    record TokensEnding(Instant until) implements Health {
        @Override
        public String word() {
            return "tokens-ending";
        }
    }

    record Healthy() implements Health {
        @Override
        public String word() {
            return "healthy";
        }
    }
}
