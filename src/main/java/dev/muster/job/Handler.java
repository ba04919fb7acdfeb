package dev.muster.job;

import dev.muster.company.CompanyId;
import tools.jackson.databind.node.ObjectNode;

/// Does the jobs of one kind, a batch at a time. A batch is one short transaction of its own; it may be
/// repeated when the process ends before the progress is written down, so doing it twice must be the same as
/// doing it once.
@FunctionalInterface
public interface Handler {

    Step batch(CompanyId company, Job job);

    sealed interface Step {

        /// @param argument where to go on
        /// @param done how many were done in this batch
        record More(ObjectNode argument, long done) implements Step {}

        record Finished() implements Step {}
    }
}
