package dev.muster.console.table;

import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.directory.table.ImportReport;
import dev.muster.directory.table.TableImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

/// A page that imports a large table while it is sent: the template walks through the progress, and each step of
/// the walk takes over some lines more.
public final class RunningImport implements View {

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(700);

    private final TableKind kind;
    private final List<String> columns;
    private final Upload upload;
    private final InputStream stream;
    private final TableImport<?> work;

    /// @param work its header is read already from the stream
    RunningImport(TableKind kind, List<String> columns, Upload upload, InputStream stream, TableImport<?> work) {
        this.kind = kind;
        this.columns = List.copyOf(columns);
        this.upload = upload;
        this.stream = stream;
        this.work = work;
    }

    @Override
    public String template() {
        return "table/running";
    }

    public TableKind kind() {
        return kind;
    }

    public String fileName() {
        return upload.fileName();
    }

    public boolean isTrial() {
        return upload.isTrial();
    }

    /// How many lines are done, now and then, until all are.
    public Iterable<Long> progress() {
        return Steps::new;
    }

    /// What to show below the progress, once that is at its end.
    public ImportForm result() {
        return new ImportForm(kind, columns, upload.text(), upload.fileName(), List.of(), work.report());
    }

    public ImportReport report() {
        return work.report();
    }

    public String address(Page page) {
        return page.address(kind.place()) + "/import";
    }

    private void end() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            upload.close();
        }
    }

    private final class Steps implements Iterator<Long> {

        private boolean more = true;

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Long next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            long start = System.nanoTime();
            try {
                do {
                    more = work.goOn();
                } while (more && System.nanoTime() - start < BETWEEN);
            } catch (RuntimeException e) {
                end();
                throw e;
            }
            if (!more) {
                end();
            }
            return work.report().lines();
        }
    }
}
