package dev.muster.bench.figures;

import java.util.List;
import java.util.Locale;

/// Small plots side by side as one SVG that is readable on light and on dark ground: cost against size, or against
/// time.
///
/// @param x what is along the lower edge, `y` what is along the left one
/// @param scale of both axes
public record Plot(String title, String x, String y, Scale scale, List<Panel> panels) {

    private static final int COLUMNS = 3;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 210;
    private static final int LEFT = 52;
    private static final int TOP = 30;
    private static final int INNER_WIDTH = WIDTH - LEFT - 18;
    private static final int INNER_HEIGHT = HEIGHT - TOP - 34;

    public enum Scale {
        LOGARITHMIC,
        LINEAR
    }

    public record Panel(String title, List<Line> lines) {}

    public record Line(String name, List<Point> points) {}

    public record Point(double x, double y) {}

    public String svg() {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        List<String> names = panels.stream()
                .flatMap(panel -> panel.lines().stream().map(Line::name))
                .distinct()
                .toList();
        StringBuilder svg =
                new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="sans-serif" font-size="11">
                <style>
                text { fill: #1f2328 } .ground { fill: #ffffff } .grid { stroke: #d8dee4 } path { fill: none; stroke-width: 2 }
                .s0 { stroke: #1f5aa6; fill: #1f5aa6 } .s1 { stroke: #c05a00; fill: #c05a00 } .s2 { stroke: #2d7d46; fill: #2d7d46 }
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .ground { fill: #0d1117 } .grid { stroke: #30363d }
                .s0 { stroke: #79b8ff; fill: #79b8ff } .s1 { stroke: #ffab70; fill: #ffab70 } .s2 { stroke: #85e89d; fill: #85e89d }
                }
                </style>
                <rect class="ground" width="100%%" height="100%%"/>
                <text x="8" y="18" font-size="14" font-weight="bold">%3$s</text>
                <text x="8" y="36">%4$s</text>
                """.formatted(COLUMNS * WIDTH, 62 + rows * HEIGHT, title, y + " against " + x));
        legend(svg, names);
        for (int i = 0; i < panels.size(); i++) {
            svg.append(
                    "<g transform=\"translate(%d %d)\">\n".formatted(i % COLUMNS * WIDTH, 60 + i / COLUMNS * HEIGHT));
            panel(svg, panels.get(i), names);
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void legend(StringBuilder svg, List<String> names) {
        int at = 8;
        for (int i = 0; i < names.size(); i++) {
            svg.append(
                    "<rect class=\"s%d\" x=\"%d\" y=\"44\" width=\"10\" height=\"10\"/><text x=\"%d\" y=\"53\">%s</text>\n"
                            .formatted(i, at, at + 15, names.get(i)));
            at += 40 + 7 * names.get(i).length();
        }
    }

    private void panel(StringBuilder svg, Panel panel, List<String> names) {
        List<Point> all =
                panel.lines().stream().flatMap(line -> line.points().stream()).toList();
        Axis across = axis(all.stream().map(Point::x).toList());
        Axis up = axis(all.stream().map(Point::y).toList());
        svg.append("<text x=\"%d\" y=\"18\" font-weight=\"bold\">%s</text>\n".formatted(LEFT, panel.title()));
        for (double tick : across.ticks()) {
            double at = LEFT + across.share(tick) * INNER_WIDTH;
            svg.append(grid(at, TOP, at, TOP + INNER_HEIGHT));
            svg.append(label(at, TOP + INNER_HEIGHT + 15, "middle", tick));
        }
        for (double tick : up.ticks()) {
            double at = TOP + INNER_HEIGHT - up.share(tick) * INNER_HEIGHT;
            svg.append(grid(LEFT, at, LEFT + INNER_WIDTH, at));
            svg.append(label(LEFT - 5, at + 4, "end", tick));
        }
        for (Line line : panel.lines()) {
            curve(svg, line, names.indexOf(line.name()), across, up);
        }
    }

    private void curve(StringBuilder svg, Line line, int color, Axis across, Axis up) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            double x = LEFT + across.share(point.x()) * INNER_WIDTH;
            double y = TOP + INNER_HEIGHT - up.share(point.y()) * INNER_HEIGHT;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
            if (scale == Scale.LOGARITHMIC) {
                svg.append(String.format(
                        Locale.ROOT, "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n", color, x, y));
            }
        }
        svg.append("<path class=\"s%d\" style=\"fill:none\" d=\"%s\"/>\n".formatted(color, path));
    }

    private Axis axis(List<Double> values) {
        double most = values.stream().mapToDouble(value -> value).max().orElse(1);
        double least = values.stream().mapToDouble(value -> value).min().orElse(0);
        return scale == Scale.LOGARITHMIC ? Axis.logarithmic(least, most) : Axis.linear(most);
    }

    private static String grid(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                x1,
                y1,
                x2,
                y2);
    }

    private static String label(double x, double y, String anchor, double value) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Axis.told(value));
    }
}
