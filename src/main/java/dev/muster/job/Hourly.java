package dev.muster.job;

import dev.muster.company.CompanyId;
import dev.muster.company.EndlessWork;
import dev.muster.company.EveryCompany;
import dev.muster.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does some work for every company, one after the other, at the start and then once an hour. Several nodes may
/// do it at the same time, so it must do no harm twice. Work that fails keeps no other from being done.
public final class Hourly implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hourly.class);

    private final Database database;
    private final List<Consumer<CompanyId>> works;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private Hourly(Database database, List<Consumer<CompanyId>> works) {
        this.database = database;
        this.works = works;
        this.thread = Thread.ofVirtual().name("hourly").unstarted(this::run);
    }

    public static Hourly start(Database database, List<Consumer<CompanyId>> works) {
        Hourly hourly = new Hourly(database, works);
        hourly.thread.start();
        return hourly;
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                EndlessWork.turn(LOG, "hourly", this::round);
            } while (!stopped.await(1, TimeUnit.HOURS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            new EveryCompany(database).visit(() -> stopped.getCount() == 0, this::visit);
        } catch (RuntimeException e) {
            LOG.warn("Hourly work waits an hour", e);
        }
    }

    private void visit(CompanyId company) {
        works.forEach(work -> done(work, company));
    }

    private static void done(Consumer<CompanyId> work, CompanyId company) {
        try {
            work.accept(company);
        } catch (RuntimeException | Error e) {
            LOG.warn("Hourly work for company {} waits an hour", company, e);
        }
    }
}
