package dev.muster.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// Where a value is along an edge of a plot, and which values are written there.
record Axis(double least, double most, DoubleUnaryOperator form, List<Double> ticks) {

    /// From a power of ten to another, at least one apart.
    static Axis logarithmic(double least, double most) {
        int from = (int) Math.floor(Math.log10(Math.max(1e-6, least)));
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(Math.max(1e-6, most))));
        List<Double> ticks = new ArrayList<>();
        for (int power = from; power <= to; power++) {
            ticks.add(Math.pow(10, power));
        }
        return new Axis(ticks.getFirst(), ticks.getLast(), value -> Math.log10(Math.max(1e-6, value)), ticks);
    }

    /// From zero to a round number.
    static Axis linear(double most) {
        double step = step(Math.max(1e-6, most) / 4);
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i == 0 || ticks.getLast() < most; i++) {
            ticks.add(i * step);
        }
        return new Axis(0, ticks.getLast(), value -> value, ticks);
    }

    double share(double value) {
        double low = form.applyAsDouble(least);
        return (form.applyAsDouble(value) - low) / (form.applyAsDouble(most) - low);
    }

    static String told(double value) {
        if (value >= 1e6) {
            return shortened(value / 1e6) + "M";
        }
        return value >= 1e3 ? shortened(value / 1e3) + "k" : shortened(value);
    }

    private static String shortened(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    /// 1, 2 or 5 times a power of ten.
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
