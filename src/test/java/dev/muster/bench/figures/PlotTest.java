package dev.muster.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.bench.figures.Plot.Line;
import dev.muster.bench.figures.Plot.Panel;
import dev.muster.bench.figures.Plot.Point;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/// What plots show.
class PlotTest {

    @Test
    void a_tenfold_is_as_far_everywhere_on_a_logarithmic_axis() {
        Axis axis = Axis.logarithmic(20_000, 5_000_000);

        assertThat(axis.ticks()).containsExactly(1e4, 1e5, 1e6, 1e7);
        assertThat(axis.share(1e5) - axis.share(1e4)).isCloseTo(axis.share(1e7) - axis.share(1e6), within(1e-9));
    }

    @Test
    void a_linear_axis_begins_at_zero_and_ends_above_all_values() {
        Axis axis = Axis.linear(137);

        assertThat(axis.ticks()).containsExactly(0.0, 50.0, 100.0, 150.0);
        assertThat(axis.share(75)).isEqualTo(0.5);
    }

    @Test
    void a_plot_is_well_formed_and_is_drawn_for_light_and_for_dark() throws Exception {
        Plot plot = new Plot(
                "Costs",
                "people",
                "ms",
                Plot.Scale.LOGARITHMIC,
                List.of(new Panel(
                        "read", List.of(new Line("one company", List.of(new Point(2e4, 1.5), new Point(5e6, 1.6)))))));

        String svg = plot.svg();

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(svg).contains("prefers-color-scheme: dark", ">1M</text>", ">10M</text>", "one company");
    }
}
