package dev.muster.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test that names statements of `docs/standards.md`: by its method, as in `CRE_04_CRE_05_…`, or, where a method
/// runs a table of cases, by the words of a case, as in `"PAT-38 the last one gone leaves nothing"`.
///
/// @param name the method's name, or the words of the case
/// @param statements such as `CRE-04`
record NamedTest(Source source, String name, Set<String> statements) {

    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern CASE = Pattern.compile("\"([A-Z][A-Z0-9]{2}-\\d\\d)(?: ([^\"~\\\\]+))?[\"~\\\\]");
    private static final Pattern NUMBER = Pattern.compile("([A-Z][A-Z0-9]{2})_(\\d\\d)");

    private static final Pattern RANGE = Pattern.compile("[A-Z0-9]{3}_\\d\\d_to_");

    static List<NamedTest> all() {
        List<NamedTest> all = new ArrayList<>();
        for (Source source : Source.tests()) {
            all.addAll(methods(source));
            all.addAll(cases(source));
        }
        return all;
    }

    private static List<NamedTest> methods(Source source) {
        List<NamedTest> methods = new ArrayList<>();
        Matcher method = METHOD.matcher(source.text());
        while (method.find()) {
            Set<String> statements = statements(method.group(1));
            if (!statements.isEmpty()) {
                methods.add(new NamedTest(source, method.group(1), statements));
            }
        }
        return methods;
    }

    private static Set<String> statements(String method) {
        Set<String> statements = new TreeSet<>();
        Matcher number = NUMBER.matcher(method);
        while (number.find()) {
            statements.add(number.group(1) + "-" + number.group(2));
        }
        return statements;
    }

    private static List<NamedTest> cases(Source source) {
        List<NamedTest> cases = new ArrayList<>();
        Matcher one = CASE.matcher(source.text());
        while (one.find()) {
            String words = one.group(2) == null ? "" : one.group(2).strip();
            cases.add(new NamedTest(source, (one.group(1) + " " + words).strip(), Set.of(one.group(1))));
        }
        return cases;
    }

    /// Whether the name says `COM_08_to_13`: who writes so has not looked at each.
    boolean namesRange() {
        return RANGE.matcher(name).find();
    }

    boolean isCase() {
        return name.contains("-");
    }
}
