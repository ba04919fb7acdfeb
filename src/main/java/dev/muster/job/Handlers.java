package dev.muster.job;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Who does which kind of job. A kind without a handler stops the start, not the job.
public record Handlers(Map<Job.Kind, Handler> byKind) {

    public Handlers {
        Set<Job.Kind> missing = EnumSet.allOf(Job.Kind.class);
        missing.removeAll(byKind.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("No handler for jobs of kind " + missing);
        }
        byKind = new EnumMap<>(byKind);
    }

    Handler of(Job.Kind kind) {
        Handler handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalStateException("No handler for jobs of kind " + kind);
        }
        return handler;
    }
}
