package dev.muster.verify;

/// How a check is carried out: it returns when the statement holds, and throws a [Violation] when it does not.
@FunctionalInterface
public interface Probe {

    void run(Trial trial);
}
