package dev.muster.house.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a statement inserts into tables of companies: the company must be the first column, and what is put there
/// the one that is bound.
///
/// @param companies the numbers of the question marks that are put there, or that choose what is
record Inserted(int count, List<String> faults, Set<Integer> companies) {

    static Inserted of(List<String> words, Set<String> ofCompanies) {
        List<String> faults = new ArrayList<>();
        Set<Integer> companies = new TreeSet<>();
        int count = 0;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).equals("into") && ofCompanies.contains(words.get(i))) {
                count++;
                insert(words.subList(i, words.size()), faults, companies);
            }
        }
        return new Inserted(count, faults, companies);
    }

    /// @param words from the table's name
    private static void insert(List<String> words, List<String> faults, Set<Integer> companies) {
        String table = words.getFirst();
        if (!word(words, 1).equals("(") || !word(words, 2).equals("company_id")) {
            faults.add("does not insert the company first into " + table);
        }
        String value = firstValue(words);
        if (Words.isBound(value)) {
            companies.add(Words.number(value));
        } else if (value.equals("id") && words.contains("company")) {
            companies.add(chosenCompany(words));
        } else if (!value.equals("company_id") && !value.endsWith(".company_id")) {
            faults.add("inserts " + value + " as the company into " + table);
        }
        int conflict = words.indexOf("conflict");
        if (conflict > 0
                && word(words, conflict + 1).equals("(")
                && !word(words, conflict + 2).equals("company_id")) {
            faults.add("has a conflict without the company in " + table);
        }
    }

    private static String firstValue(List<String> words) {
        int values = words.indexOf("values");
        int select = words.indexOf("select");
        return select < 0 || (values >= 0 && values < select) ? word(words, values + 2) : word(words, select + 1);
    }

    /// Of `from company where id = ?`: a company's own row names it by its id.
    private static int chosenCompany(List<String> words) {
        int where = words.indexOf("where");
        return word(words, where + 1).equals("id") && Words.isBound(word(words, where + 3))
                ? Words.number(word(words, where + 3))
                : 0;
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
