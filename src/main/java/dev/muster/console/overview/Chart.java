package dev.muster.console.overview;

import dev.muster.traffic.HourCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What a setting's client did over time: requests, changes and refusals, each with a scale of its own, because
/// there are far more of the first than of the last.
///
/// @param starts when each step begins, in the order of time
public record Chart(ChartRange range, List<Instant> starts, List<Series> series) {

    /// The drawing has as many units.
    public static final int WIDTH = 720;

    public static final int HEIGHT = 56;

    private static final int GAP = 2;

    /// @param name the end of the key of its name in the texts, after `chart.`
    /// @param counts one for each step
    public record Series(String name, List<Long> counts) {

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        public long most() {
            return counts.stream().mapToLong(Long::longValue).max().orElse(0);
        }

        /// A bar for each step in which something happened; the smallest can still be seen.
        public List<Bar> bars() {
            List<Bar> bars = new ArrayList<>();
            int step = WIDTH / counts.size();
            for (int i = 0; i < counts.size(); i++) {
                long count = counts.get(i);
                if (count > 0) {
                    int height = (int) Math.max(2, count * HEIGHT / most());
                    bars.add(new Bar(i * step + GAP / 2, HEIGHT - height, step - GAP, height));
                }
            }
            return bars;
        }
    }

    /// A rectangle of the drawing.
    public record Bar(int x, int y, int width, int height) {}

    /// @param first the hour with which the counts begin
    static Chart of(ChartRange range, Instant first, List<HourCount> counts) {
        List<Instant> starts = new ArrayList<>();
        for (int i = 0; i < range.steps(); i++) {
            starts.add(first.plus(Duration.ofHours((long) i * range.hours())));
        }
        return new Chart(
                range,
                starts,
                List.of(
                        new Series("requests", counted(range, first, counts, HourCount::isOfRequests)),
                        new Series("changes", counted(range, first, counts, HourCount::isOfChanges)),
                        new Series("refusals", counted(range, first, counts, HourCount::isOfRefusals))));
    }

    private static List<Long> counted(
            ChartRange range, Instant first, List<HourCount> counts, Predicate<HourCount> wanted) {
        long[] sums = new long[range.steps()];
        for (HourCount count : counts) {
            long step = Duration.between(first, count.hour()).toHours() / range.hours();
            if (wanted.test(count) && step >= 0 && step < sums.length) {
                sums[(int) step] += count.count();
            }
        }
        List<Long> all = new ArrayList<>();
        for (long sum : sums) {
            all.add(sum);
        }
        return all;
    }
}
