package dev.muster.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One sentence of `docs/standards.md`: what a SCIM service provider does, short enough that one test decides it.
///
/// @param id such as `CRE-04`
/// @param area the title of its area
/// @param level one of M, N, S, O, D, with a star for what servers often get wrong
record Statement(String id, String area, String level, String words) {

    private static final String PAGE = "docs/standards.md";
    private static final Pattern AREA = Pattern.compile("### ([A-Z][A-Z0-9]{2} .+)");
    private static final Pattern ROW =
            Pattern.compile("\\| ([A-Z][A-Z0-9]{2}-\\d\\d) \\| ([MNSOD]★?) \\| (.+) \\| [^|]+ \\|");
    private static final Pattern COUNT = Pattern.compile("\\| \\| \\*\\*all\\*\\* \\|.* \\*\\*(\\d+)\\*\\* \\|");

    /// All, in the order of the page.
    static List<Statement> all() {
        List<Statement> all = new ArrayList<>();
        String area = "";
        for (String line : Source.page(PAGE).lines().toList()) {
            Matcher title = AREA.matcher(line);
            Matcher row = ROW.matcher(line);
            if (title.matches()) {
                area = title.group(1);
            } else if (row.matches()) {
                all.add(new Statement(row.group(1), area, row.group(2), row.group(3)));
            }
        }
        return all;
    }

    /// How many the page says that there are.
    static int announced() {
        return COUNT.matcher(Source.page(PAGE))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }
}
