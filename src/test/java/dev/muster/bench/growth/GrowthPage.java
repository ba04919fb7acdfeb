package dev.muster.bench.growth;

import dev.muster.bench.figures.Grid;
import dev.muster.bench.figures.Json;
import dev.muster.bench.figures.Plot;
import dev.muster.bench.growth.GrowthReport.Figure;
import dev.muster.bench.growth.GrowthReport.GroupFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Puts a run on growth into words, columns and plots.
record GrowthPage(GrowthReport report) {

    /// At the largest size at most so many times that of the smallest.
    private static final double GOAL = 1.2;

    private static final double ADDS_GOAL = 1.1;

    /// An index of a great table is a page or two deeper; what touches more than that looks at more people.
    private static final double DEEPER = 1.7;

    /// Something that costs more when there are more.
    record Grows(String what, String how) {}

    boolean isRight() {
        return report.figures().stream().allMatch(figure -> figure.errors() == 0)
                && report.groups().stream().allMatch(figure -> figure.errors() == 0)
                && report.adds().stream().allMatch(adds -> adds.errors() == 0);
    }

    /// What misses its goal. In one company, what looks at everybody by its nature is told, not judged.
    List<Grows> grows() {
        List<Grows> grows = new ArrayList<>();
        for (Figure last : largest()) {
            double time = ratio(last, Figure::millis);
            double pages = ratio(last, Figure::buffers);
            boolean judged = !last.scans() || !last.shape().equals(GrowthPlan.Shape.ONE.words());
            if (judged && (time > GOAL || pages > DEEPER)) {
                grows.add(new Grows(
                        last.operation() + ", " + last.shape(),
                        told(time) + " of the time, " + told(pages) + " of the pages"));
            }
        }
        report.adds().stream()
                .filter(adds -> adds.ratio() > ADDS_GOAL)
                .forEach(adds -> grows.add(new Grows(
                        "the last " + adds.adds() + " of " + adds.members() + " adds",
                        told(adds.ratio()) + " of the time of the first")));
        return grows;
    }

    String text() {
        return "\n" + sizes().text() + "\n" + figures().text() + "\n" + groups().text() + "\n" + adds() + "\n"
                + verdict("") + "\n";
    }

    String markdown() {
        return "\n" + machine() + "\n\n" + sizes().markdown() + "\n" + figures().markdown()
                + "\n![Time against people](performance/growth-time.svg)\n"
                + "\n![Pages against people](performance/growth-pages.svg)\n\n" + groups().markdown()
                + "\n![Groups](performance/growth-groups.svg)\n\n" + adds() + "\n\n" + verdict("- ") + "\n";
    }

    Map<String, String> files() {
        return Map.of(
                "growth.json", Json.of(report),
                "growth-time.svg", plot("What a request takes", "milliseconds", Figure::millis),
                "growth-pages.svg", plot("What a request touches in the database", "pages of 8 kB", Figure::buffers),
                "growth-groups.svg", groupPlot());
    }

    private String machine() {
        return report.machine().told(report.date()) + " One client, "
                + report.plan().requests()
                + " requests of each kind in a round, medians of "
                + report.plan().repeats()
                + " rounds, all sizes asked by turns.";
    }

    private Grid sizes() {
        return new Grid(
                List.of("shape", "people", "companies", "loaded in s", "database MiB"),
                List.of(0),
                report.sizes().stream()
                        .map(size -> List.of(
                                size.shape(),
                                String.format(Locale.ROOT, "%,d", size.people()),
                                String.valueOf(size.companies()),
                                Grid.number(size.loadSeconds()),
                                Grid.number(size.databaseMiB())))
                        .toList());
    }

    private Grid figures() {
        List<String> head = new ArrayList<>(List.of("request", "shape"));
        report.plan().sizes().forEach(size -> head.add(String.format(Locale.ROOT, "ms at %,d", size)));
        head.add("times");
        report.plan().sizes().forEach(size -> head.add(String.format(Locale.ROOT, "pages at %,d", size)));
        head.addAll(List.of("times", "errors"));
        List<List<String>> lines = new ArrayList<>();
        for (Figure last : largest()) {
            List<Figure> all = alike(last);
            List<String> line = new ArrayList<>(List.of(last.operation(), last.shape()));
            all.forEach(figure -> line.add(Grid.number(figure.millis())));
            line.add(told(ratio(last, Figure::millis)));
            all.forEach(figure -> line.add(Grid.number(figure.buffers())));
            line.add(told(ratio(last, Figure::buffers)));
            line.add(String.valueOf(all.stream().mapToInt(Figure::errors).sum()));
            lines.add(line);
        }
        return new Grid(head, List.of(0, 1), lines);
    }

    private Grid groups() {
        return new Grid(
                List.of("request on a group", "members", "ms", "database ms", "pages", "errors"),
                List.of(0),
                report.groups().stream()
                        .map(figure -> List.of(
                                figure.operation(),
                                String.format(Locale.ROOT, "%,d", figure.members()),
                                Grid.number(figure.millis()),
                                Grid.number(figure.databaseMillis()),
                                Grid.number(figure.buffers()),
                                String.valueOf(figure.errors())))
                        .toList());
    }

    private String adds() {
        return report.adds().stream()
                .map(adds -> String.format(
                        Locale.ROOT,
                        "The last %,d of %,d members that are added one by one take %.2f ms each, the first %,d took %.2f ms: %.2f times the"
                                + " time, %.2f times the pages.",
                        adds.adds(),
                        adds.members(),
                        adds.lastMillis(),
                        adds.adds(),
                        adds.firstMillis(),
                        adds.ratio(),
                        adds.buffersRatio()))
                .collect(Collectors.joining("\n"));
    }

    private String verdict(String point) {
        List<Grows> grows = grows();
        if (grows.isEmpty()) {
            return "Nothing grows by more than " + GOAL + ".\n";
        }
        return "Grows by more than " + GOAL + " in time, or by " + DEEPER
                + " in pages (not judged in one company: what looks at everybody by its nature, and a jump ahead):\n\n"
                + grows.stream()
                        .map(one -> point + one.what() + ": " + one.how() + "\n")
                        .collect(Collectors.joining());
    }

    private List<Figure> largest() {
        int most = report.plan().sizes().getLast();
        return report.figures().stream()
                .filter(figure -> figure.people() == most)
                .toList();
    }

    /// The same request in the same shape at all sizes.
    private List<Figure> alike(Figure figure) {
        return report.figures().stream()
                .filter(other -> other.operation().equals(figure.operation())
                        && other.shape().equals(figure.shape()))
                .toList();
    }

    private double ratio(Figure last, ToDoubleFunction<Figure> figure) {
        double first = figure.applyAsDouble(alike(last).getFirst());
        return first == 0 ? 1 : figure.applyAsDouble(last) / first;
    }

    private String plot(String title, String unit, ToDoubleFunction<Figure> figure) {
        List<Plot.Panel> panels = report.figures().stream()
                .map(Figure::operation)
                .distinct()
                .map(name -> new Plot.Panel(name, lines(name, figure)))
                .toList();
        return new Plot(title, "people in the installation", unit, Plot.Scale.LOGARITHMIC, panels).svg();
    }

    private List<Plot.Line> lines(String operation, ToDoubleFunction<Figure> figure) {
        return report.plan().shapes().stream()
                .map(shape -> new Plot.Line(
                        shape.words(),
                        report.figures().stream()
                                .filter(one -> one.operation().equals(operation)
                                        && one.shape().equals(shape.words()))
                                .map(one -> new Plot.Point(one.people(), figure.applyAsDouble(one)))
                                .toList()))
                .toList();
    }

    private String groupPlot() {
        List<Plot.Panel> panels = report.groups().stream()
                .map(GroupFigure::operation)
                .distinct()
                .map(name -> new Plot.Panel(
                        name,
                        List.of(
                                new Plot.Line("milliseconds", points(name, GroupFigure::millis)),
                                new Plot.Line("pages of 8 kB", points(name, GroupFigure::buffers)))))
                .toList();
        return new Plot(
                        "What a request on a group costs",
                        "members of the group, or groups of the person",
                        "milliseconds, pages",
                        Plot.Scale.LOGARITHMIC,
                        panels)
                .svg();
    }

    private List<Plot.Point> points(String operation, ToDoubleFunction<GroupFigure> figure) {
        return report.groups().stream()
                .filter(one -> one.operation().equals(operation))
                .map(one -> new Plot.Point(one.members(), figure.applyAsDouble(one)))
                .toList();
    }

    private static String told(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
