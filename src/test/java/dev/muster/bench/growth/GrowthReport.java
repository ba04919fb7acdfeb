package dev.muster.bench.growth;

import dev.muster.bench.machine.Machine;
import java.util.List;

/// All that a run on growth found.
record GrowthReport(
        String date,
        Machine machine,
        GrowthPlan plan,
        List<Size> sizes,
        List<Figure> figures,
        List<GroupFigure> groups,
        List<Adds> adds) {

    /// @param loadSeconds how long COPY took
    /// @param databaseMiB on disk, indexes with it
    record Size(String shape, int people, int companies, double loadSeconds, double databaseMiB) {}

    /// One kind of request at one size; all figures are medians of rounds.
    ///
    /// @param millis half of the answers came sooner
    /// @param databaseMillis of planning and execution in a request
    /// @param buffers pages of 8 kB that its statements touched; `rows` that they gave or changed
    record Figure(
            String operation,
            boolean scans,
            String shape,
            int people,
            double millis,
            double databaseMillis,
            double buffers,
            double rows,
            int errors,
            List<Double> rounds) {}

    /// One kind of request on a group of one size.
    record GroupFigure(
            String operation, int members, double millis, double databaseMillis, double buffers, int errors) {}

    /// The last adds of a group held against its first.
    ///
    /// @param members of the group in the end
    record Adds(
            int members,
            int adds,
            double firstMillis,
            double lastMillis,
            double ratio,
            double buffersRatio,
            int errors) {}
}
