package dev.muster.console.job;

import dev.muster.console.View;

/// The page of one job.
public record JobPage(JobProgress progress) implements View {
    @Override
    public String template() {
        return "job/page";
    }
}
