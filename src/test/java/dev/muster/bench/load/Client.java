package dev.muster.bench.load;

import org.jspecify.annotations.Nullable;

/// Who sends requests over one connection, the next when the last is answered.
public interface Client {

    /// The next request, head and body; null when there is nothing left to ask.
    byte @Nullable [] next();

    /// @return whether the answer is what the client had to get
    boolean answered(Answer answer);
}
