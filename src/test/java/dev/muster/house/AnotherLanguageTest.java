package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.MadeUpLanguage;
import dev.muster.testing.Team;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole console in a language that is a file and nothing else: all that can be seen comes out of the file. Its
/// letters all have accents, so that a plain word is one of somebody's data, or of what is listed here.
class AnotherLanguageTest {

    private static final String LANGUAGE = "qq";
    private static final Path FILE = MadeUpLanguage.install(LANGUAGE);
    private static final TestServer SERVER = TestServer.start();
    private static final Tenant ACME = Tenant.on(SERVER, "acme");
    private static final Visit OPERATOR = SERVER.operator().host();

    /// What people or programs have called something.
    private static final List<String> DATA = List.of(
            "Muster",
            "https?://\\S+",
            "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
            "\\p{XDigit}{8}-[\\p{XDigit}-]{27}",
            "\\d{1,2} \\p{L}\\w* \\d{4}(?:, \\d\\d:\\d\\d UTC)?",
            "acme[\\w-]*(?: (?:all|rest|sales|pilots))?",
            "Email|First name|Last name|Department|Phone number", // a company's fields, which it may rename
            "Entra(?: ID)?|First token|OAuth client|API key|Olga|Linus|Payroll",
            "none|field|mirror|tolerant|strict|uniqueness", // words of the JSON and of RFC 7644
            "Ada|Lovelace|Engineering", // the example person
            "urn:ietf:[\\w:.]+",
            "(?:userName|name\\.\\w+|active|emails|phoneNumbers)(?:\\[[^]]*])?(?:\\.value)?",
            "UTF-8|CSV|JSON|GET|POST|PATCH");

    /// What an identity provider was answered: in English everywhere.
    private static final Pattern ANSWERED = Pattern.compile("⟦Ŕéƒúšéđ: .+⟧");

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
        Files.delete(FILE);
    }

    static List<RouteSample> pages() {
        return RouteSample.all().stream()
                .filter(sample -> sample.area().equals("console"))
                .filter(sample -> sample.method().equals("GET"))
                .filter(sample -> !sample.path().startsWith("/assets/"))
                .filter(sample -> !sample.path().endsWith("/export"))
                .filter(sample -> !sample.path().contains("{link}"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_is_in_the_language_of_the_file(RouteSample page) {
        String address = page.address(AnotherLanguageTest::id);
        Http browser = page.path().equals("/sign-in") ? in(Visit.of(SERVER)) : in(OPERATOR);

        Answer answer = browser.get(address);

        assertThat(answer.status()).as(address).isIn(200, 303);
        assertThat(answer.status() == 303 ? "" : answer.text()).doesNotContain("lang=\"en\"");
        assertSpoken(answer);
    }

    /// What the forms say that were filled in wrongly, and what comes of a preview or a trial.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/password | present=&password=",
                "/account/password | present=wrong&password=correct horse battery",
                "/companies/new | name=",
                "/operators/invitations | email=nobody",
                "/companies/{company}/settings | name=&retentionDays=x",
                "/companies/{company}/access/keys | name=&role=viewer&days=x",
                "/companies/{company}/access/keys | name=Payroll&role=viewer",
                "/companies/{company}/fields | name=&type=text",
                "/companies/{company}/fields | name=Email&type=text",
                "/companies/{company}/fields/{field} | name=",
                "/companies/{company}/target-users/new | email=nobody",
                "/companies/{company}/target-users/new | email=acme@example.com",
                "/companies/{company}/target-users/{user}/edit | email=",
                "/companies/{company}/target-groups/new | name=acme all",
                "/companies/{company}/target-groups/new | name=",
                "/companies/{company}/target-groups/{group} | name=",
                "/companies/{company}/scim-settings/new/groups | provider=&name=&target=new",
                "/companies/{company}/scim-settings/new/groups | provider=okta&name=acme&mappings[0].attribute=title[",
                "/companies/{company}/scim-settings/new/groups | provider=okta&name=acme&target=existing&group=acme",
                "/companies/{company}/scim-settings/new/sample | provider=okta&name=acme&grouping=mirror",
                "/companies/{company}/scim-settings/{setting}/rules | do=preview&name=",
                "/companies/{company}/scim-settings/{setting}/tokens/new | name=",
                "/companies/{company}/scim-settings/{setting}/tokens/rotation | name=&overlap=x",
                "/companies/{company}/scim-settings/{setting}/oauth-clients/new | name=",
                "/companies/{company}/scim-settings/{setting}/more | people=keep&name=acme",
                "/companies/{company}/scim-settings/{setting}/trial | do=start&provider=okta&people=x"
            })
    void what_is_wrong_with_a_form_is_told_in_the_language(String form) {
        List<String> parts = Arrays.asList(form.split(" \\| ", 2));
        String path = filled(parts.getFirst());

        Answer answer = in(OPERATOR).post(path, "_token=" + encoded(OPERATOR.token()) + "&" + fields(parts.getLast()));

        Answer told = answer.status() == 303 ? in(OPERATOR).get(firstPage(answer)) : answer;
        assertThat(told.status()).as("%s", answer).isIn(200, 422);
        assertSpoken(told);
    }

    /// What page one of the wizard lacks is told there, not on page two.
    private static String firstPage(Answer answer) {
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(address).contains("/scim-settings/new?");
        return address;
    }

    @Test
    void what_is_wrong_with_the_lines_of_a_table_is_told_in_the_language() {
        RouteSample people = RouteSample.all().stream()
                .filter(sample -> sample.method().equals("POST"))
                .filter(sample -> sample.route().equals("console POST /companies/{company}/target-users/import"))
                .findFirst()
                .orElseThrow();
        String body = people.body(place -> place.equals("formToken") ? OPERATOR.token() : "nobody at");
        Answer unknownColumn = people.through(in(OPERATOR))
                .post(people.address(AnotherLanguageTest::id), body.replace("email\n", "mail\n"));
        Answer wrongLine = people.through(in(OPERATOR)).post(people.address(AnotherLanguageTest::id), body);

        assertSpoken(unknownColumn);
        assertSpoken(wrongLine);
    }

    @Test
    void who_comes_in_by_a_link_or_finds_nothing_reads_the_language() {
        String acme = "/companies/" + ACME.company().id();
        String invitation = SERVER.operator().invites(acme, "linus@acme.example", "viewer");
        Http nobody = in(Visit.of(SERVER));

        assertSpoken(nobody.get(invitation));
        assertSpoken(nobody.post(invitation, "name=Linus&password=short"));
        assertSpoken(nobody.get("/invitation/gone"));
        assertSpoken(nobody.get("/new-password/gone"));
        assertSpoken(nobody.get("/no/such/page"));
        assertSpoken(nobody.post("/companies/new", "name=Acme"));
        assertSpoken(nobody.post("/sign-in", "email=nobody%40acme.example&password=wrong"));
        assertSpoken(in(OPERATOR).get("/companies/" + Upgrade.ACME));
        assertSpoken(in(OPERATOR).post("/companies/new", "name=Acme"));
        Visit viewer = Visit.of(SERVER);
        viewer = viewer.with(viewer.post(invitation, Map.of("name", "Linus", "password", Team.PASSWORD)));
        assertSpoken(in(viewer).get("/companies"));
        assertSpoken(in(viewer).get(acme + "/audit"));
    }

    private static void assertSpoken(Answer answer) {
        assertThat(plain(answer.text())).as("%s", answer.asked()).isEmpty();
    }

    /// The texts of a page with words that the file does not have, and that are nobody's data.
    private static Set<String> plain(String html) {
        String known = DATA.stream().collect(Collectors.joining("|", "(?<![A-Za-z])(?:", ")(?![A-Za-z])"));
        Pattern data = Pattern.compile(known);
        return VisibleTexts.of(html).stream()
                .filter(text -> Pattern.compile("[A-Za-z]{2}")
                        .matcher(data.matcher(ANSWERED.matcher(text).replaceAll(""))
                                .replaceAll(""))
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(String place) {
        return ACME.ids().getOrDefault(place, place);
    }

    private static Http in(Visit visit) {
        return visit.http().with("Accept-Language", LANGUAGE);
    }

    private static String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> id : ACME.ids().entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return URI.create(filled).toString();
    }

    private static String fields(String typed) {
        return Arrays.stream(typed.split("&", -1))
                .map(field -> Arrays.asList(field.split("=", 2)))
                .map(field -> encoded(field.getFirst()) + "=" + encoded(field.getLast()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
