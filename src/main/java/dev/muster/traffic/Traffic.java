package dev.muster.traffic;

/// What the SCIM door tells of the requests that it answered.
public record Traffic(RequestLog log, RequestCounts counts) implements AutoCloseable {

    public void add(ObservedRequest request) {
        counts.add(request);
        log.add(request);
    }

    @Override
    public void close() {
        log.close();
        counts.close();
    }
}
