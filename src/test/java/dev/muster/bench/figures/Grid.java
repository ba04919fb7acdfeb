package dev.muster.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Figures in lines and columns, for a terminal and for a page.
///
/// @param words the columns that are aligned to the left
public record Grid(List<String> head, List<Integer> words, List<List<String>> lines) {

    public Grid {
        head = List.copyOf(head);
        words = List.copyOf(words);
        lines = List.copyOf(lines);
    }

    public String text() {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(lines);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < head.size(); column++) {
            int at = column;
            widths.add(
                    all.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
        }
        return all.stream().map(line -> aligned(line, widths)).collect(Collectors.joining("\n")) + "\n";
    }

    public String markdown() {
        return row(head) + "|---".repeat(head.size()) + "|\n"
                + lines.stream().map(Grid::row).collect(Collectors.joining());
    }

    /// Three digits that matter, or all of a great number.
    public static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private String aligned(List<String> line, List<Integer> widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < line.size(); column++) {
            String form = "%" + (words.contains(column) ? "-" : "") + widths.get(column) + "s  ";
            text.append(String.format(Locale.ROOT, form, line.get(column)));
        }
        return text.toString().stripTrailing();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
