package dev.muster.console.job;

import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.job.Job;

/// A job as its progress is shown, by `job/progress`.
public record JobProgress(Job job) {

    private static final int WHOLE = 100;
    private static final int STEP = 10;

    public boolean isRunning() {
        return job.state() == Job.State.RUNNING;
    }

    public boolean isFailed() {
        return job.state() == Job.State.FAILED;
    }

    /// Whether the last attempt went wrong and the next one is waited for.
    public boolean isTriedAgain() {
        return isRunning() && job.attempts() > 0;
    }

    /// Whether it is known how much there is to do.
    public boolean isMeasured() {
        return job.total() > 0;
    }

    public int percent() {
        return isMeasured() ? (int) (job.done() * WHOLE / job.total()) : 0;
    }

    /// What is read out to those who do not see the bar: not every percent.
    public String said(Page page) {
        return switch (job.state()) {
            case RUNNING -> page.text("job.said", percent() / STEP * STEP);
            case DONE -> title(page);
            case FAILED -> title(page);
        };
    }

    public String title(Page page) {
        return page.text("job." + job.kind().word() + "." + job.state().word());
    }

    /// Where to see what a decision about held people left; an empty text for other work.
    public String held(Page page) {
        return job.kind() == Job.Kind.HOLD_DECISION
                ? page.address(Place.SCIM_SETTINGS) + "/"
                        + job.argument().path("setting").asString("") + "/held"
                : "";
    }

    /// Where it is told how far the job is.
    public String address(Page page) {
        return page.company() == null ? "/" : "/companies/" + page.company().id() + "/jobs/" + job.id();
    }
}
