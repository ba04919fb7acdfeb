package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What can be read off the text of the source: the standards that it cites, what it logs, how it speaks to the
/// database.
class SourceLawTest {

    private static final Pattern CITATION = Pattern.compile("RFC (\\d{4}) section (\\d+(?:\\.\\d+)*)");
    private static final Pattern SLOPPY_CITATION =
            Pattern.compile("RFC-?\\d{4}|RFC \\d{4},? (?:§|sec\\.|Section)|§ ?\\d");
    private static final Pattern LOG_CALL =
            Pattern.compile("\\bLOG\\s*\\.(?:trace|debug|info|warn|error|at\\w+)\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)(\\bvalues?\\b|e?mail|userName|displayName|externalId|givenName|familyName|token|password"
                    + "|secret|\\bbody|resource\\b|payload|getMessage|header|\\bquery|filter|node|json)");
    private static final Pattern SQL_FROM_PIECES = Pattern.compile(
            "(?is)create(?:Query|Update|Call)\\(\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|\"\"\".*?\"\"\")\\s*\\+|prepareBatch\\([^;]*?\"\\s*\\+");
    private static final Pattern UPPER_CASE_SQL =
            Pattern.compile("\"(?:\"\"\\s*)?(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s");

    @Test
    void every_section_of_a_standard_that_we_cite_exists() {
        Set<String> real = sections();
        Set<String> cited = new TreeSet<>();
        for (Source source : Source.all()) {
            Matcher citation = CITATION.matcher(source.text());
            while (citation.find()) {
                cited.add(citation.group());
            }
        }

        assertThat(cited).isNotEmpty().allSatisfy(section -> assertThat(real).contains(section));
    }

    @Test
    void citations_are_written_in_one_way() {
        assertThat(found(SLOPPY_CITATION, Source.main())).isEmpty();
    }

    /// A log line may name ids and attributes. What a client sent, what a person is called and whatever opens a
    /// door may not stand in it.
    @Test
    void log_lines_are_given_no_values() {
        List<String> suspicious = new ArrayList<>();
        int calls = 0;
        for (Source source : Source.main()) {
            Matcher call = LOG_CALL.matcher(source.text());
            while (call.find()) {
                calls++;
                String arguments = TEXT.matcher(call.group(1)).replaceAll("");
                if (PERSONAL.matcher(arguments).find()) {
                    suspicious.add(source.path() + ": " + call.group());
                }
            }
        }

        assertThat(calls).isPositive();
        assertThat(suspicious).isEmpty();
    }

    @Test
    void statements_are_not_glued_together() {
        List<Source> outsideOfQuery = Source.main().stream()
                .filter(source -> !source.path().toString().contains("directory/query"))
                .toList();

        assertThat(found(SQL_FROM_PIECES, outsideOfQuery)).isEmpty();
        assertThat(found(UPPER_CASE_SQL, Source.main())).isEmpty();
    }

    /// Row-level security is the second wall; the first is that each statement names the company itself.
    @Test
    void every_statement_on_a_tenant_table_names_the_company() {
        Pattern onTenantTable = Pattern.compile(
                "\\b(?:from|into|update|join)\\s+(?:" + String.join("|", Tables.ofCompanies()) + ")\\b");
        List<String> without = new ArrayList<>();
        int statements = 0;
        for (Source source : Source.main()) {
            for (String text : texts(source)) {
                if (onTenantTable.matcher(text).find()) {
                    statements++;
                    // A template is completed by conditions that stand beside it and are looked at themselves.
                    if (!text.contains("company_id") && !text.endsWith("where %s")) {
                        without.add(source.path() + ": " + text.strip());
                    }
                }
            }
        }

        assertThat(statements).isGreaterThan(50);
        assertThat(without).isEmpty();
    }

    /// How long it takes to compare a secret must not tell how much of a guess is right: it is looked up by its
    /// digest, or compared by `MessageDigest.isEqual`.
    @Test
    void SEC_04_secrets_are_compared_in_constant_time() {
        String secret = "(?i:\\w*(?:secret|token|password|sha256|digest|credential|csrf|apikey)\\w*)(?:\\(\\))?";
        Pattern comparison =
                Pattern.compile("\\b" + secret + "\\.(?:equals|equalsIgnoreCase|contentEquals|compareTo)\\("
                        + "|\\.(?:equals|equalsIgnoreCase|contentEquals|compareTo)\\((?:\\w+\\.)?" + secret + "\\)"
                        + "|\\b(?:Arrays|Objects)\\.(?:equals|compare|mismatch)\\([^;]*?\\b" + secret);
        List<String> compared = Source.main().stream()
                .filter(source -> source.path().toString().matches(".*/(access|setting|oauth|console|scim|api)/.*"))
                .flatMap(source ->
                        comparison.matcher(source.text()).results().map(found -> source.name() + ": " + found.group()))
                .toList();

        assertThat(compared)
                .as(
                        "the words true and false are no secrets, nor is a token's name; a password is not its owner's address")
                .containsExactlyInAnyOrder(
                        "Redaction: secret.equals(",
                        "Redaction: secret.equals(",
                        "TrialPages: .equals(Trials.TOKEN)",
                        "Passwords: password.equalsIgnoreCase(");
        assertThat(found(Pattern.compile("MessageDigest\\.isEqual\\("), Source.main()))
                .hasSizeGreaterThan(2);
    }

    /// Its role may not, and nobody writes a statement that would try.
    @Test
    void no_statement_changes_or_deletes_an_entry_of_the_audit() {
        Pattern change = Pattern.compile(
                "(?i)\\b(?:update|delete\\s+from|truncate(?:\\s+table)?|alter\\s+table|drop\\s+table)\\s+audit\\b");

        assertThat(found(change, Source.main())).isEmpty();
        assertThat(found(Pattern.compile("insert into audit \\("), Source.main()))
                .hasSize(1);
    }

    @Test
    void nothing_is_left_for_later_or_switched_off() {
        Pattern left =
                Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|@Dis" + "abled|\\bassume(?:True|False|That)\\(");

        assertThat(found(left, Source.all())).isEmpty();
    }

    private static List<String> texts(Source source) {
        return LITERAL.matcher(source.text())
                .results()
                .map(text -> text.group().replaceAll("^\"+|\"+$", ""))
                .toList();
    }

    private static Set<String> sections() {
        return Source.page(Path.of("src", "test", "resources", "house", "rfc-sections.txt")
                        .toString())
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, List<Source> sources) {
        return sources.stream()
                .flatMap(source -> pattern.matcher(source.text())
                        .results()
                        .map(MatchResult::group)
                        .map(text -> source.path() + ": " + text))
                .toList();
    }
}
