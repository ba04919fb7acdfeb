package dev.muster.directory.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.Matcher;
import dev.muster.filter.Tolerance;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the compiled SQL finds, against what the same filter means in memory.
class FilterSqlTest {

    private static final int USERS = 60;
    private static final int FILTERS = 800;

    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Random RANDOM = new Random(SEED);
    private static final RandomUsers RANDOM_USERS = new RandomUsers(RANDOM);

    private static QueryDatabase acme;
    private static final Map<String, ObjectNode> USERS_BY_ID = new LinkedHashMap<>();
    private static final Map<String, ObjectNode> GROUPS_BY_ID = new LinkedHashMap<>();

    @BeforeAll
    static void a_company_with_people_and_groups() {
        System.out.println("FilterSqlTest seed " + SEED);
        acme = new QueryDatabase();
        for (int number = 0; number < USERS; number++) {
            ObjectNode user = RANDOM_USERS.user(number);
            if (number == USERS - 1) {
                addresses(user, 4);
            }
            USERS_BY_ID.put(user.path("id").stringValue(), user);
        }
        // Everybody of Engines is a person of Acme: the one contains the other.
        group("Engines", List.copyOf(USERS_BY_ID.keySet()).subList(0, 10), List.of());
        group("STRASSE", List.copyOf(USERS_BY_ID.keySet()).subList(5, 20), List.of("Engines"));
        group("Empty", List.of(), List.of("STRASSE"));
        GROUPS_BY_ID.values().forEach(FilterSqlTest::tellMembers);
        GROUPS_BY_ID.values().forEach(acme::addGroup);
        USERS_BY_ID.values().forEach(user -> acme.addUser(RandomUsers.TYPE, user));
    }

    /// Chance may leave the last places of all lists empty.
    private static void addresses(ObjectNode user, int count) {
        ArrayNode emails = user.putArray("emails");
        for (int place = 0; place < count; place++) {
            emails.addObject().put("value", "place" + place + "@acme.example").put("type", "other");
        }
    }

    @AfterAll
    static void close() {
        acme.close();
    }

    @Test
    void sql_and_memory_agree_on_random_filters() {
        List<String> ids = new ArrayList<>(List.copyOf(USERS_BY_ID.keySet()).subList(0, 5));
        ids.addAll(GROUPS_BY_ID.keySet());
        ids.add("no-such-id");
        RandomFilters filters = new RandomFilters(RANDOM, RANDOM_USERS, ids);
        int found = 0;
        for (int i = 0; i < FILTERS; i++) {
            String text = filters.filter(3);
            Filter filter = FilterParser.parse(RandomUsers.TYPE, Tolerance.ALL, text);

            Set<String> bySql = acme.users(RandomUsers.TYPE, filter);

            assertThat(bySql).as("seed %d: %s", SEED, text).isEqualTo(matching(USERS_BY_ID, filter));
            found += bySql.size();
        }
        // Neither nothing nor everything is found, or the test would compare nothing.
        assertThat(found).isBetween(USERS * FILTERS / 20, USERS * FILTERS * 19 / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName eq \"engines\"",
                "displayName sw \"ENG\" or displayName eq \"Straße\"",
                "members pr",
                "not (members pr)",
                "members eq \"%user%\"",
                "members.value eq \"%user%\"",
                "members[value eq \"%user%\" and type eq \"user\"]",
                "members[value eq \"%user%\" and type eq \"group\"]",
                "members.value ne \"%user%\"",
                "members.type eq \"Group\"",
                "members.type ne \"User\"",
                "members.$ref ew \"%user%\"",
                "members.display co \"a\"",
                "members[display eq \"engines\" or value co \"-4\"]",
                "members[not (type eq \"User\")]",
                "id eq \"%user%\" or members eq \"%user%\"",
                "meta.lastModified ge \"2019-12-31T24:00:00Z\" and meta.resourceType eq \"Group\"",
                "meta.location co \"/Groups/\"",
                "meta.version eq \"W/\\\"1\\\"\"",
                "externalId eq null",
                "schemas eq \"URN:ietf:params:scim:schemas:core:2.0:Group\"",
            })
    void FLT_39_sql_and_memory_agree_on_groups(String text) {
        String user = List.copyOf(USERS_BY_ID.keySet()).get(7);
        Filter filter = FilterParser.parse(ResourceType.GROUP, Tolerance.NONE, text.replace("%user%", user));

        assertThat(acme.groups(filter)).isEqualTo(matching(GROUPS_BY_ID, filter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq", "ne", "gt", "ge", "lt", "le"})
    void FLT_16_a_time_finer_than_the_database_keeps_compares_exactly(String operator) {
        for (String time : RandomUsers.TIMES) {
            String text = "meta.created %s \"%s\"".formatted(operator, time);
            Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.NONE, text);

            assertThat(acme.users(ResourceType.USER, filter)).as(text).isEqualTo(matching(USERS_BY_ID, filter));
        }
    }

    @Test
    void FLT_28_an_address_is_found_wherever_it_stands_in_the_list() {
        for (int place = 0; place < 4; place++) {
            int at = place;
            String id = USERS_BY_ID.entrySet().stream()
                    .filter(entry -> entry.getValue().path("emails").path(at).has("value"))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            String address = user(id).path("emails").path(at).path("value").stringValue();
            Filter filter =
                    FilterParser.parse(ResourceType.USER, Tolerance.NONE, "emails eq " + RandomFilters.quoted(address));

            assertThat(acme.users(ResourceType.USER, filter)).contains(id).isEqualTo(matching(USERS_BY_ID, filter));
        }
    }

    @ParameterizedTest
    @CsvSource({"Engines,10", "STRASSE,20", "Empty,20", "Nobody,0"})
    void RES_10_people_of_nested_groups_are_found_by_every_group_above_them(String group, int people) {
        String id = groupId(group);
        Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.NONE, "groups.value eq \"" + id + "\"");

        assertThat(acme.users(ResourceType.USER, filter)).hasSize(people);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "'; drop table target_user; --",
                "\\'; select 1; --",
                "\" or true --",
                "$$ or true --",
                ":company",
                "?",
                "%",
                "_",
                "{}",
                "%s"
            })
    void SEC_09_a_value_is_never_sql(String value) {
        for (String path : List.of(
                "title", "userName", "externalId", "emails", RandomUsers.OPEN + ":badge", "id", "meta.version")) {
            for (String operator : List.of("eq", "co", "sw", "ew")) {
                String text = path + " " + operator + " " + RandomFilters.quoted(value);
                Filter filter = FilterParser.parse(RandomUsers.TYPE, Tolerance.ALL, text);

                assertThat(acme.users(RandomUsers.TYPE, filter)).as(text).isEqualTo(matching(USERS_BY_ID, filter));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:acme:';drop-table-target_user;--:2.0:User:x",
                "urn:acme:'||'x:2.0:User:x",
                "urn:acme::company:2.0:User:badge.x",
                "urn:acme:?:2.0:User:x",
                "urn:acme:%s:2.0:User:x"
            })
    void SEC_09_a_name_is_never_sql(String path) {
        Filter filter = FilterParser.parse(RandomUsers.TYPE, Tolerance.ALL, path + " eq \"x\"");
        SqlFragment condition =
                FilterSql.condition(filter, ResourceTable.users(RandomUsers.TYPE, acme.company, QueryDatabase.BASE));

        assertThat(acme.users(RandomUsers.TYPE, filter)).isEmpty();
        assertThat(condition.sql()).doesNotContain("acme").doesNotContain("drop");
    }

    @Test
    void a_filter_of_the_greatest_size_is_answered() {
        String text = "emails[value co \"a\" and not (type eq \"work\")] or ".repeat(21) + "title pr";
        Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.NONE, text);

        assertThat(acme.users(ResourceType.USER, filter)).isEqualTo(matching(USERS_BY_ID, filter));
    }

    private static ObjectNode user(String id) {
        return Objects.requireNonNull(USERS_BY_ID.get(id));
    }

    private static ObjectNode group(String id) {
        return Objects.requireNonNull(GROUPS_BY_ID.get(id));
    }

    private static Set<String> matching(Map<String, ObjectNode> resources, Filter filter) {
        return resources.entrySet().stream()
                .filter(entry -> Matcher.matches(filter, entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void group(String displayName, List<String> users, List<String> groups) {
        String id = new UUID(RANDOM.nextLong(), RANDOM.nextLong()).toString();
        ObjectNode group = JsonMapper.shared().createObjectNode();
        group.put("id", id).put("displayName", displayName);
        group.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Group");
        ArrayNode members = group.putArray("members");
        users.forEach(user -> members.addObject().put("value", user).put("type", "User"));
        groups.forEach(name -> members.addObject().put("value", groupId(name)).put("type", "Group"));
        group.putObject("meta")
                .put("resourceType", "Group")
                .put("created", "2020-01-01T00:00:00Z")
                .put("lastModified", "2020-01-01T00:00:00Z")
                .put("version", "W/\"" + GROUPS_BY_ID.size() + "\"")
                .put("location", QueryDatabase.BASE + "/Groups/" + id);
        GROUPS_BY_ID.put(id, group);
    }

    private static String groupId(String displayName) {
        return GROUPS_BY_ID.values().stream()
                .filter(group -> group.path("displayName").stringValue().equals(displayName))
                .map(group -> group.path("id").stringValue())
                .findFirst()
                .orElse(UUID.randomUUID().toString());
    }

    /// Completes the members of a group, and the groups of all who are in it, as answers have them.
    private static void tellMembers(ObjectNode group) {
        Map<String, Boolean> people = new TreeMap<>();
        group.path("members").forEach(element -> {
            ObjectNode member = (ObjectNode) element;
            String id = member.path("value").stringValue();
            boolean isUser = USERS_BY_ID.containsKey(id);
            ObjectNode resource = isUser ? user(id) : group(id);
            String display = isUser ? "userName" : "displayName";
            member.put("display", resource.path(display).stringValue());
            member.put("$ref", QueryDatabase.BASE + (isUser ? "/Users/" : "/Groups/") + id);
        });
        collectPeople(group, true, people);
        people.forEach((id, direct) -> user(id).withArray("groups")
                .addObject()
                .put("value", group.path("id").stringValue())
                .put("$ref", QueryDatabase.BASE + "/Groups/" + group.path("id").stringValue())
                .put("display", group.path("displayName").stringValue())
                .put("type", direct ? "direct" : "indirect"));
    }

    private static void collectPeople(ObjectNode group, boolean direct, Map<String, Boolean> people) {
        group.path("members").forEach(member -> {
            String id = member.path("value").stringValue();
            if (USERS_BY_ID.containsKey(id)) {
                people.merge(id, direct, Boolean::logicalOr);
            } else {
                collectPeople(group(id), false, people);
            }
        });
    }
}
