package dev.muster.house.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One `select`, `insert`, `update` or `delete` of a statement, without the queries in its parentheses: which tables
/// of companies it names, and which of them it ties to a company.
final class Query {

    private static final Set<String> NAMES_TABLES = Set.of("from", "join", "into", "update", "using");
    private static final Set<String> ENDS_LIST =
            Set.of("where", "set", "group", "order", "returning", "values", "limit", "select", "having", "on", "for");
    private static final String COMPANY = "company_id";

    private final @Nullable Query outer;
    private final Set<String> ofCompanies;
    private final List<String> words = new ArrayList<>();

    /// By the name that the query calls them: the alias, or the table's own. One that is inserted into is not among
    /// them: the company is a value there.
    private final Map<String, String> tables = new LinkedHashMap<>();

    private final List<Equality> equalities = new ArrayList<>();

    private record Equality(String left, String right) {}

    Query(@Nullable Query outer, Set<String> ofCompanies) {
        this.outer = outer;
        this.ofCompanies = ofCompanies;
    }

    void add(String word) {
        words.add(word);
    }

    void read() {
        boolean inList = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (NAMES_TABLES.contains(word) || (inList && (word.equals(",") || word.equals("lateral")))) {
                inList = inList || word.equals("from") || word.equals("using");
                if (!word.equals("into")) {
                    name(i + 1);
                }
            } else if (ENDS_LIST.contains(word)) {
                inList = false;
            }
            compare(i);
        }
    }

    private void name(int at) {
        if (at < words.size() && ofCompanies.contains(words.get(at))) {
            int next = at + 1 < words.size() && words.get(at + 1).equals("as") ? at + 2 : at + 1;
            boolean hasAlias = next < words.size() && isAlias(words.get(next));
            tables.put(hasAlias ? words.get(next) : words.get(at), words.get(at));
        }
    }

    private static boolean isAlias(String word) {
        return word.matches("[a-z_]\\w*")
                && !NAMES_TABLES.contains(word)
                && !ENDS_LIST.contains(word)
                && !Set.of("left", "right", "inner", "cross", "full", "natural", "offset", "fetch", "with")
                        .contains(word);
    }

    private void compare(int at) {
        if (words.get(at).equals("=") && at > 0 && at + 1 < words.size()) {
            String left = words.get(at - 1);
            String right = words.get(at + 1);
            boolean isDenied = at > 1 && words.get(at - 2).equals("not");
            if (!isDenied && (isCompany(left) || isCompany(right))) {
                equalities.add(new Equality(left, right));
            }
        }
    }

    private static boolean isCompany(String word) {
        return word.equals(COMPANY) || word.endsWith("." + COMPANY);
    }

    /// Whether anything beside the company could let a row in: an `or` that is in no parentheses.
    boolean hasLooseOr() {
        int first = words.indexOf("from");
        return !tables.isEmpty()
                && words.subList(Math.max(first, 0), words.size()).contains("or");
    }

    Map<String, String> tables() {
        return tables;
    }

    /// The numbers of the question marks that are compared with the company.
    List<Integer> boundCompanies() {
        List<Integer> bound = new ArrayList<>();
        for (Equality equality : equalities) {
            for (String side : List.of(equality.left(), equality.right())) {
                if (Words.isBound(side)) {
                    bound.add(Words.number(side));
                }
            }
        }
        return bound;
    }

    /// Whether the rows of a table are tied to a company that is bound, directly or over another table.
    boolean isTied(String name) {
        return isTied(name, new ArrayList<>());
    }

    private boolean isTied(String name, List<String> asked) {
        if (asked.contains(name)) {
            return false;
        }
        asked.add(name);
        for (Equality equality : equalities) {
            if (ties(name, equality.left(), equality.right(), asked)
                    || ties(name, equality.right(), equality.left(), asked)) {
                return true;
            }
        }
        return !tables.containsKey(name) && outer != null && outer.knows(name);
    }

    private boolean ties(String name, String column, String other, List<String> asked) {
        return owner(column).equals(name) && (Words.isBound(other) || isTied(owner(other), asked));
    }

    private boolean knows(String name) {
        return tables.containsKey(name) ? isTied(name) : outer != null && outer.knows(name);
    }

    /// Whose column it is. One without a name is that of the only table.
    private String owner(String column) {
        int dot = column.indexOf('.');
        if (dot > 0 && isCompany(column)) {
            return column.substring(0, dot);
        }
        return column.equals(COMPANY) && tables.size() == 1
                ? tables.keySet().iterator().next()
                : "";
    }
}
