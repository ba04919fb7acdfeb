package dev.muster.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which checks are carried out: all, or those of some areas, statements or ids.
public record Selection(Set<String> only, boolean readOnly) {

    public Selection {
        only = Set.copyOf(only);
    }

    /// @param only areas and ids, parted by commas; empty for all
    /// @throws CannotVerify when a word names no check
    public static Selection of(String only, boolean readOnly, List<Check> catalogue) {
        Set<String> words = Arrays.stream(only.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Selection selection = new Selection(words, readOnly);
        for (String word : words) {
            if (catalogue.stream().noneMatch(check -> names(word, check))) {
                Set<String> areas = catalogue.stream().map(Check::area).collect(Collectors.toCollection(TreeSet::new));
                throw new CannotVerify(
                        "--only: there is no check " + word + "; the areas are " + String.join(", ", areas) + ".");
            }
        }
        return selection;
    }

    boolean has(Check check) {
        return only.isEmpty() || only.stream().anyMatch(word -> names(word, check));
    }

    private static boolean names(String word, Check check) {
        return List.of(check.area(), check.statement(), check.id()).stream().anyMatch(word::equalsIgnoreCase);
    }
}
