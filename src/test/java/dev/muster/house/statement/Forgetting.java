package dev.muster.house.statement;

import java.util.regex.Pattern;

/// Makes statements that do not care for their company out of good ones.
final class Forgetting {

    private static final Pattern CONDITION = Pattern.compile("((?:\\w+\\.)?company_id) = (\\?|(?:\\w+\\.)?company_id)");

    private Forgetting() {}

    static String companyIn(String sql) {
        return CONDITION.matcher(sql).replaceAll("($1 = $2 or true)");
    }
}
