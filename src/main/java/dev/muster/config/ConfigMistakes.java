package dev.muster.config;

import java.util.List;

/// The configuration is wrong. Holds every mistake, so that one start tells them all.
public final class ConfigMistakes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    ConfigMistakes(List<String> mistakes) {
        super(String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
