package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void a_terminal_gets_one_line_that_is_written_over() {
        try (ProgressBar bar = new ProgressBar(out, true)) {
            bar.advanced("users", 1, 200);
            bar.advanced("members", 200, 200);
        }

        assertThat(text())
                .startsWith("\r[....")
                .contains("100 %  200 of 200 (members)")
                .endsWith(System.lineSeparator());
        assertThat(text().strip().lines().count()).isLessThanOrEqualTo(2);
        assertThat(text().chars().filter(c -> c == '\n').count()).isEqualTo(1);
    }

    @Test
    void elsewhere_there_is_a_line_for_every_tenth() {
        try (ProgressBar bar = new ProgressBar(out, false)) {
            for (int done = 1; done <= 1000; done++) {
                bar.advanced("users", done, 1000);
            }
        }

        assertThat(text().lines()).hasSize(10).first().asString().contains("10 %  100 of 1000 (users)");
        assertThat(text()).doesNotContain("\r[");
    }

    @Test
    void it_never_goes_back_when_threads_report_out_of_order() {
        try (ProgressBar bar = new ProgressBar(out, false)) {
            bar.advanced("users", 2, 4);
            bar.advanced("users", 1, 4);
            bar.advanced("users", 4, 4);
        }

        assertThat(text().lines()).hasSize(2).last().asString().contains("100 %");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
