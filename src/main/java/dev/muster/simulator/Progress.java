package dev.muster.simulator;

/// Hears how far a simulation is, from any thread.
@FunctionalInterface
public interface Progress {

    /// @param doing what is being sent at the moment, in a word or two
    void advanced(String doing, int done, int total);
}
