package dev.muster.house.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parts the words of a statement into its queries. The parts of a union are queries of their own, and so is what
/// stands in parentheses and begins with `select` or `with`. What stands in other parentheses is left out: a condition
/// within them may be one of several.
final class Reading {

    private final List<String> words;
    private final Set<String> ofCompanies;
    private final List<Query> queries = new ArrayList<>();
    private int at;

    private Reading(List<String> words, Set<String> ofCompanies) {
        this.words = words;
        this.ofCompanies = ofCompanies;
    }

    static List<Query> queries(List<String> words, Set<String> ofCompanies) {
        Reading reading = new Reading(words, ofCompanies);
        reading.query(null);
        reading.queries.forEach(Query::read);
        return reading.queries;
    }

    /// Reads up to the parenthesis that closes the query.
    private void query(@Nullable Query outer) {
        Query query = begin(outer);
        while (at < words.size()) {
            String word = words.get(at++);
            switch (word) {
                case ")" -> {
                    return;
                }
                case "(" -> parenthesis(query);
                case "union", "except", "intersect", ";" -> query = begin(outer);
                default -> query.add(word);
            }
        }
    }

    private Query begin(@Nullable Query outer) {
        Query query = new Query(outer, ofCompanies);
        queries.add(query);
        return query;
    }

    private void parenthesis(Query query) {
        String first = at < words.size() ? words.get(at) : "";
        if (Set.of("select", "with", "insert", "update", "delete", "(").contains(first)) {
            query.add("()");
            query(query);
            return;
        }
        query.add("(");
        inParenthesis(query);
        query.add(")");
    }

    private void inParenthesis(Query query) {
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals(")")) {
                return;
            }
            if (word.equals("(")) {
                parenthesis(query);
            }
        }
    }
}
