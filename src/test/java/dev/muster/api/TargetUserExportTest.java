package dev.muster.api;

import static dev.muster.testing.Csv.counts;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.Csv;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetUserExportTest {

    private static final TestServer SERVER = TestServer.shared();

    private final ApiClient api = SERVER.api();
    private String acme = "";
    private String people = "";
    private Csv table = new Csv(api, "");

    @BeforeEach
    void makeAcme() {
        acme = api.company("Acme");
        people = acme + "/target-users";
        table = new Csv(api, people);
    }

    @Test
    void a_table_has_the_fields_and_what_else_is_known() {
        api.post(acme + "/fields", "{'name':'Hired','type':'date'}").is(201);
        String ada = api.post(
                        people,
                        "{'email':'ada@acme.test','firstName':'Ada','phoneNumber':'+44 20','fields':{'hired':'1843-09-05'}}")
                .id();
        String group = api.post(acme + "/target-groups", "{'name':'Readers'}").id();
        api.post(acme + "/target-groups/" + group + "/members", "{'ids':['" + ada + "']}")
                .is(204);

        ApiClient.Answer answer = api.get(people + "/export").is(200);

        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(answer.raw().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"target-users.csv\"");
        assertThat(answer.raw().body().split("\r\n"))
                .containsExactly(
                        "id,email,firstName,lastName,department,phoneNumber,hired,status,origin,setting,userName,groups",
                        ada + ",ada@acme.test,Ada,,,'+44 20,1843-09-05,active,api,,,Readers");
    }

    @Test
    void an_import_takes_an_export_as_it_is() {
        api.post(acme + "/fields", "{'name':'Shoe size','type':'number'}").is(201);
        api.post(acme + "/fields", "{'name':'Remote','type':'boolean'}").is(201);
        api.post(acme + "/fields", "{'name':'Status'}").is(201);
        api.post(
                        people,
                        "{'email':'ada@acme.test','firstName':'=1+1','lastName':'\\'=x','phoneNumber':'+44 20',"
                                        .replace("\\'", "\\u0027")
                                + "'department':'a, \\\"b\\\"\\r\\n;c','fields':{'shoeSize':-3.50,'remote':true,'status':'odd'}}")
                .is(201);
        api.post(people, "{'email':'grace@acme.test','lastName':'\\u0027Ndrangheta','firstName':'\\u0027\\u0027x'}")
                .is(201);
        var entra = new TestCompany(
                        acme.substring("/companies/".length()),
                        Http.bearer(URI.create(SERVER.url() + "/api/v1" + acme), TestServer.KEY, "application/json"))
                .setting("{}");
        entra.creates(user("linus").email("both@acme.test"));
        entra.creates(user("Linus Two").email("both@acme.test").inactive());
        String before = table.exports("");

        assertThat(counts(table.imports(before))).isEqualTo("0/0/4/0");
        assertThat(table.exports(""))
                .isEqualTo(before)
                .contains("fields.status")
                .contains("'=1+1,''=x");
    }

    @Test
    void a_table_is_filtered_like_the_list() {
        table.imports("email,department,status\nada@acme.test,Sums,\ngrace@acme.test,Navy,inactive\n");

        assertThat(lines("?search=ADA")).isEqualTo(1);
        assertThat(lines("?status=inactive")).isEqualTo(1);
        assertThat(lines("?field.department=Navy")).isEqualTo(1);
        assertThat(lines("?status=deleted")).isZero();
        assertThat(lines("")).isEqualTo(2);
        api.get(people + "/export?field.shoe=1").refuses(400, "field.shoe");
        api.send("HEAD", people + "/export", null, "").is(200);
    }

    @Test
    void a_table_longer_than_a_page_has_everybody_once() {
        StringBuilder lines = new StringBuilder("email\n");
        for (int i = 0; i < 1100; i++) {
            lines.append("p").append(i).append("@acme.test\n");
        }
        assertThat(counts(table.imports(lines.toString()))).isEqualTo("1100/0/0/0");

        assertThat(table.exports("").lines().map(line -> line.split(",", 3)[1]).distinct())
                .hasSize(1101);
    }

    private long lines(String query) {
        return table.exports(query).lines().count() - 1;
    }
}
