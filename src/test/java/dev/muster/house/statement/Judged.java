package dev.muster.house.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be said of a statement before anything is bound to it.
///
/// @param faults in words; empty when it keeps the law
/// @param companies the numbers of the question marks that must be the company of the transaction
/// @param isOfACompany whether it names a table whose rows belong to companies
record Judged(List<String> faults, Set<Integer> companies, boolean isOfACompany) {

    /// What a database that is distributed by company lacks, or does differently on each of its nodes.
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)\\b(?:merge into|nextval|currval|listen|notify|pg_notify|pg_(?:try_)?advisory\\w*|lock table|create|alter"
                    + "|drop|truncate|call|declare|current_timestamp|current_date|localtime|localtimestamp|ctid|set session"
                    + "|default values)\\b|\\b(?:now|random|gen_random_uuid|uuidv7|\\w+_timestamp|txid_current)\\s*\\(");

    private static final Pattern NAMED = Pattern.compile("from|join|update|using");

    static Judged of(String sql, Set<String> ofCompanies) {
        List<String> faults = new ArrayList<>();
        Set<Integer> companies = new LinkedHashSet<>();
        FORBIDDEN
                .matcher(sql.replaceAll("'(?:[^']|'')*'", "''"))
                .results()
                .forEach(found -> faults.add("uses " + found.group()));
        List<String> words = Words.of(sql);
        int found = 0;
        for (Query query : Reading.queries(words, ofCompanies)) {
            found += query.tables().size();
            judge(query, faults);
            companies.addAll(query.boundCompanies());
        }
        if (found < named(words, ofCompanies)) {
            faults.add("names a table where this check does not find it");
        }
        Inserted inserted = Inserted.of(words, ofCompanies);
        faults.addAll(inserted.faults());
        companies.addAll(inserted.companies());
        return new Judged(List.copyOf(faults), Set.copyOf(companies), found + inserted.count() > 0);
    }

    private static int named(List<String> words, Set<String> ofCompanies) {
        int named = 0;
        for (int i = 1; i < words.size(); i++) {
            if (ofCompanies.contains(words.get(i))
                    && NAMED.matcher(words.get(i - 1)).matches()) {
                named++;
            }
        }
        return named;
    }

    private static void judge(Query query, List<String> faults) {
        query.tables().forEach((name, table) -> {
            if (!query.isTied(name)) {
                faults.add("does not bind the company of " + table + (name.equals(table) ? "" : " " + name));
            }
        });
        if (query.hasLooseOr()) {
            faults.add("has an or beside the company of " + query.tables().values());
        }
    }
}
