package dev.muster.simulator.trial;

/// How an outcome is written.
public enum Format {
    TEXT,
    JSON;

    public String write(Outcome outcome) {
        return switch (this) {
            case TEXT -> OutcomeText.of(outcome);
            case JSON -> OutcomeJson.of(outcome);
        };
    }
}
