package dev.muster.console;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.concurrent.TimeUnit;

/// Sends what a template writes on its way at least a few times a second.
final class PromptOutput implements TemplateOutput {

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(300);

    private final Writer writer;
    private long flushed = System.nanoTime();

    PromptOutput(Writer writer) {
        this.writer = writer;
    }

    @Override
    public void writeContent(String value) {
        write(value, 0, value.length());
    }

    @Override
    public void writeContent(String value, int beginIndex, int endIndex) {
        write(value, beginIndex, endIndex);
    }

    private void write(String value, int begin, int end) {
        try {
            writer.write(value, begin, end - begin);
            if (System.nanoTime() - flushed > BETWEEN) {
                writer.flush();
                flushed = System.nanoTime();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
