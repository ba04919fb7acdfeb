package dev.muster.fuzz;

/// Something that reads what a client wrote.
@FunctionalInterface
public interface Fuzzed {

    /// Reads the input as a door would, and checks what comes out. A refusal is an answer; any other exception
    /// is a finding.
    void read(byte[] input);
}
