package dev.muster.bench;

import dev.muster.bench.Report.Measurement;
import java.util.List;
import java.util.Locale;

/// Bars as SVG: each phase with each number of connections, as a share of what the database alone can do.
final class Chart {

    private static final int LEFT = 190;
    private static final int WIDTH = 480;
    private static final int LINE = 18;

    private Chart() {}

    /// The ratio to the ceiling, with the goal as a mark where there is one.
    static String ratios(Report report) {
        List<Measurement> bars = report.measurements().stream()
                .filter(one -> one.ratio() != null)
                .toList();
        StringBuilder svg = begin("Share of the ceiling that Muster reaches", bars.size());
        for (int i = 0; i < bars.size(); i++) {
            Measurement one = bars.get(i);
            double ratio = one.ratio() == null ? 0 : one.ratio();
            bar(svg, i, one, Math.min(1, ratio), String.format(Locale.ROOT, "%.2f", ratio));
            Double goal = Goals.RATIOS.get(one.phase());
            if (goal != null) {
                mark(svg, i, goal);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /// Processor time of a request, in the server and in the database.
    static String costs(Report report) {
        List<Measurement> bars = report.measurements();
        double most = bars.stream()
                .mapToDouble(one -> one.jvmMicros() + one.databaseMicros())
                .max()
                .orElse(1);
        StringBuilder svg = begin("Processor time of a unit in µs: server (dark) and database (light)", bars.size());
        for (int i = 0; i < bars.size(); i++) {
            Measurement one = bars.get(i);
            double sum = one.jvmMicros() + one.databaseMicros();
            bar(
                    svg,
                    i,
                    one,
                    logarithm(sum, most),
                    String.format(Locale.ROOT, "%.0f + %.0f", one.jvmMicros(), one.databaseMicros()));
            light(svg, i, logarithm(sum, most), one.databaseMicros() / sum);
        }
        return svg.append("</svg>\n").toString();
    }

    private static double logarithm(double value, double most) {
        return Math.log10(1 + value) / Math.log10(1 + most);
    }

    private static StringBuilder begin(String title, int bars) {
        int height = 40 + bars * LINE;
        return new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="8" y="20" font-weight="bold">%s</text>
                """.formatted(LEFT + WIDTH + 130, height, title));
    }

    private static void bar(StringBuilder svg, int index, Measurement one, double share, String label) {
        int y = 32 + index * LINE;
        String name = one.phase() + (one.p50Millis() == 0 ? "" : ", " + one.connections());
        svg.append(String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.1f" height="%d" fill="#1f5aa6"/>\
                <text x="%.1f" y="%d">%s</text>
                """,
                LEFT - 8,
                y + 12,
                name,
                LEFT,
                y + 2,
                share * WIDTH,
                LINE - 5,
                LEFT + share * WIDTH + 10,
                y + 12,
                label));
    }

    private static void light(StringBuilder svg, int index, double share, double part) {
        double width = share * WIDTH * part;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#9cc0ea\"/>%n",
                LEFT + share * WIDTH - width,
                34 + index * LINE,
                width,
                LINE - 5));
    }

    private static void mark(StringBuilder svg, int index, double goal) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"2\" height=\"%d\" fill=\"#c0392b\"/>%n",
                LEFT + goal * WIDTH,
                32 + index * LINE,
                LINE - 1));
    }
}
