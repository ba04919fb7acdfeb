package dev.muster.traffic;

import java.time.Duration;
import java.time.Instant;

/// How often something was counted in an hour of a setting.
///
/// @param counted what: see [Counted]
/// @param hour when the hour began
/// @param longestPause the longest time within the hour in which it was not counted
public record HourCount(
        String counted, Instant hour, long count, Instant firstAt, Instant lastAt, Duration longestPause) {

    /// Whether every request was counted.
    public boolean isOfRequests() {
        return counted.equals(Counted.REQUEST);
    }

    /// Whether requests that changed something were counted.
    public boolean isOfChanges() {
        return counted.equals(Counted.CHANGE);
    }

    /// Whether refused requests of one kind were counted.
    public boolean isOfRefusals() {
        return Counted.isRefusal(counted);
    }

    static HourCount once(String counted, Instant hour, Instant at) {
        return new HourCount(counted, hour, 1, at, at, Duration.ZERO);
    }

    /// The same counted twice as one: what lies between the two is a pause as well.
    HourCount plus(HourCount more) {
        Duration between = later(Duration.between(lastAt, more.firstAt), Duration.between(more.lastAt, firstAt));
        return new HourCount(
                counted,
                hour,
                count + more.count,
                firstAt.isBefore(more.firstAt) ? firstAt : more.firstAt,
                lastAt.isAfter(more.lastAt) ? lastAt : more.lastAt,
                later(between, later(longestPause, more.longestPause)));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
