package dev.muster.directory.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.query.ResourcePage.Found;
import dev.muster.directory.query.ResourceQuery.Wanted;
import dev.muster.filter.SortPath;
import dev.muster.filter.Tolerance;
import dev.muster.schema.AttributePath;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// People out of few values, in the order that PostgreSQL gives them and in the order that [SortedUsers]
/// computes.
class SortOrderTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final int PEOPLE = 150;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static QueryDatabase acme;
    private static final Map<String, ObjectNode> users = new HashMap<>();

    @BeforeAll
    static void a_company_with_people() {
        System.out.println("SortOrderTest: -Dseed=" + SEED);
        acme = new QueryDatabase();
        RandomUsers random = new RandomUsers(new Random(SEED));
        for (int i = 0; i < PEOPLE; i++) {
            ObjectNode user = random.user(i);
            user.put("userName", user.path("userName").stringValue() + "-" + i); // unique
            users.put(user.path("id").stringValue(), user);
            acme.addUser(RandomUsers.TYPE, user);
        }
    }

    @AfterAll
    static void close() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "userName",
                "externalId",
                "meta.created",
                "meta.version",
                "meta.location",
                "meta.resourceType",
                "active",
                "title",
                "profileUrl",
                "name.givenName",
                "emails",
                "emails.value",
                "emails.type",
                "emails.primary",
                "roles",
                "x509Certificates",
                "schemas",
                ENTERPRISE + ":department",
                ENTERPRISE + ":manager.value",
                RandomUsers.FIELDS + ":hired",
                RandomUsers.FIELDS + ":score",
                RandomUsers.FIELDS + ":level",
                RandomUsers.FIELDS + ":remote",
                RandomUsers.OPEN + ":badge",
                RandomUsers.OPEN + ":size",
                RandomUsers.OPEN + ":flag",
                RandomUsers.OPEN + ":list",
                RandomUsers.OPEN + ":box.colour",
                RandomUsers.OPEN + ":boxes",
                RandomUsers.OPEN + ":nobody",
            })
    void SRT_03_SRT_04_SRT_05_SRT_06_the_database_sorts_as_the_standard_says(String sortBy) {
        AttributePath path =
                SortPath.parse(RandomUsers.TYPE, Tolerance.ALL, sortBy).orElseThrow();
        for (boolean descending : List.of(false, true)) {
            List<String> expected = new SortedUsers(path, descending).of(users.values());

            assertThat(ids(page(path, descending, new Start.Index(1), PEOPLE)))
                    .as("by %s, descending %s, seed %s", sortBy, descending, SEED)
                    .containsExactlyElementsOf(expected);
            assertThat(walked(path, descending, 7))
                    .as("walked by %s, descending %s, seed %s", sortBy, descending, SEED)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static List<String> walked(AttributePath path, boolean descending, int count) {
        List<String> all = new ArrayList<>();
        @Nullable Position next = null;
        do {
            ResourcePage page = page(path, descending, new Start.Walk(next), count);
            assertThat(page.total()).isEqualTo(PEOPLE);
            all.addAll(ids(page));
            next = page.next();
        } while (next != null && all.size() <= PEOPLE);
        return all;
    }

    private static ResourcePage page(AttributePath path, boolean descending, Start start, int count) {
        Wanted wanted = new Wanted(ResourceKind.USERS, RandomUsers.TYPE, null, path);
        ResourceQuery query = new ResourceQuery(List.of(wanted), descending, start, count, true, QueryDatabase.BASE);
        return acme.inCompany(handle ->
                new ResourceListing(new Transaction(acme.company, handle, company -> {}), acme.setting).page(query));
    }

    private static List<String> ids(ResourcePage page) {
        return page.found().stream()
                .map(Found::stored)
                .map(stored -> stored.id().toString())
                .toList();
    }
}
