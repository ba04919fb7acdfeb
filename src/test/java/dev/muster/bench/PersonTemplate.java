package dev.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Muster stores when a person of one department is created, updated and made inactive.
///
/// @param created rows in the order in which keys allow them to be written
/// @param updated the person's row after the update
record PersonTemplate(
        int department,
        List<RowTemplate> created,
        RowTemplate updated,
        RowTemplate updatedEvent,
        RowTemplate inactive,
        RowTemplate inactiveEvent,
        RowTemplate removal) {

    /// Numbers of people and revisions that no measurement uses.
    static final long FIRST_TEMPLATE = 900_000_000;
    static final long REVISION = 800_000_000;

    private static final long FEED_OF_THE_BENCH = 1_000_000_000_000L;

    /// `g` with one row for each number `n` and revision `r` of the source. `resource` is the id with its type:
    /// row-level security
    /// lets no index be used for a comparison that must first read a text, for that might leak.
    static String numbers(String source) {
        return "select n, r, lpad(n::text, 9, '0') as nn, lpad(r::text, 9, '0') as rr, " + person("n") + " as pid, "
                + resource("n") + " as rid, " + resource("n") + "::uuid as resource from " + source;
    }

    /// The id of a seeded person over SCIM.
    static String resourceId(long number) {
        return "019b0000-0000-7000-8000-%012x".formatted(number);
    }

    static String resource(String number) {
        return id("019b0000", number);
    }

    private static String person(String number) {
        return id("019a0000", number);
    }

    private static String id(String first, String number) {
        return "('" + first + "-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))";
    }

    /// Reads what is stored when a person was just created.
    static List<RowTemplate> created(Connection connection, Company company, int department) throws SQLException {
        long number = FIRST_TEMPLATE + department;
        Map<String, String> tokens = tokens(connection, company, number);
        String person = personId(connection, company, number);
        String mine = "company_id = '" + company.id() + "' and ";
        List<RowTemplate> rows = new ArrayList<>();
        rows.add(RowTemplate.read(
                connection, "email_address", mine + "email_key = '" + PersonBody.userName(number) + "'", tokens));
        rows.add(RowTemplate.read(connection, "target_user", mine + "id = '" + person + "'", tokens));
        rows.add(RowTemplate.read(connection, "group_member", mine + "user_id = '" + person + "'", tokens));
        rows.addAll(events(connection, mine + eventsOf(person), tokens, 0));
        return rows;
    }

    /// Reads the rest, once the person was updated and then made inactive.
    static PersonTemplate read(
            Connection connection, Company company, int department, List<RowTemplate> created, RowTemplate updated)
            throws SQLException {
        long number = FIRST_TEMPLATE + department;
        Map<String, String> tokens = tokens(connection, company, number);
        String person = personId(connection, company, number);
        String mine = "company_id = '" + company.id() + "' and ";
        int before = (int)
                created.stream().filter(row -> row.table().equals("event")).count();
        List<RowTemplate> events = events(connection, mine + eventsOf(person), tokens, before);
        RowTemplate removal = RowTemplate.read(connection, "removal", mine + "user_id = '" + person + "'", tokens)
                .with("id", id("019d0000", "r") + "::uuid");
        return new PersonTemplate(
                department,
                created,
                updated,
                events.get(before),
                user(connection, company, department),
                events.get(before + 1),
                removal);
    }

    static RowTemplate user(Connection connection, Company company, int department) throws SQLException {
        long number = FIRST_TEMPLATE + department;
        String person = personId(connection, company, number);
        return RowTemplate.read(
                connection,
                "target_user",
                "company_id = '" + company.id() + "' and id = '" + person + "'",
                tokens(connection, company, number));
    }

    /// Positions in the feed that nobody else gives, so that no background work follows.
    static RowTemplate positioned(RowTemplate event, int index, String number) {
        return event.with("id", id("019c00" + (10 + index), number) + "::uuid")
                .with("feed_position", "(" + FEED_OF_THE_BENCH + " + " + number + " * 8 + " + index + ")::bigint");
    }

    private static String eventsOf(String person) {
        return "(subject_id = '" + person + "' or after::text like '%" + person + "%') order by at";
    }

    /// The first were written at the creation, the others by changes: those are numbered by revision.
    private static List<RowTemplate> events(
            Connection connection, String where, Map<String, String> tokens, int created) throws SQLException {
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1 from event where " + where)) {
            while (rows.next()) {
                count++;
            }
        }
        List<RowTemplate> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RowTemplate event = RowTemplate.read(connection, "event", where + " offset " + i, tokens);
            events.add(positioned(event, i, created == 0 || i < created ? "n" : "r"));
        }
        return events;
    }

    private static Map<String, String> tokens(Connection connection, Company company, long number) throws SQLException {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(PersonBody.digits(number), "g.nn");
        tokens.put(PersonBody.digits(REVISION), "g.rr");
        tokens.put(personId(connection, company, number), "g.pid");
        tokens.put(ofPerson(connection, company, number, "resource_id"), "g.rid");
        return tokens;
    }

    private static String personId(Connection connection, Company company, long number) throws SQLException {
        return ofPerson(connection, company, number, "id");
    }

    private static String ofPerson(Connection connection, Company company, long number, String column)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select " + column + "::text from target_user where company_id = ?::uuid and user_name_key = ?")) {
            statement.setString(1, company.id());
            statement.setString(2, PersonBody.userName(number));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new BenchFailure("The first person is not in the database");
                }
                return row.getString(1);
            }
        }
    }
}
