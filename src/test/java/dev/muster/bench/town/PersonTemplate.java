package dev.muster.bench.town;

import dev.muster.bench.machine.BenchFailure;
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
public record PersonTemplate(
        int department,
        List<RowTemplate> created,
        RowTemplate updated,
        RowTemplate updatedEvent,
        RowTemplate inactive,
        RowTemplate inactiveEvent,
        RowTemplate removal) {

    /// Numbers of people and revisions that no measurement uses.
    public static final long FIRST_TEMPLATE = 900_000_000;
    public static final long REVISION = 800_000_000;

    static final String PEOPLE = "019a0000";
    static final String RESOURCES = "019b0000";

    private static final String EVENTS = "019c00";
    private static final long FEED_OF_THE_BENCH = 1_000_000_000_000L;

    /// `g` with one row for each number `n` and revision `r` of the source. `resource` is the id with its type:
    /// row-level security lets no index be used for a comparison that must first read a text, for that might
    /// leak.
    public static String numbers(String source) {
        return "select n, r, lpad(n::text, 9, '0') as nn, lpad(r::text, 9, '0') as rr, " + person("n") + " as pid, "
                + resource("n") + " as rid, " + resource("n") + "::uuid as resource from " + source;
    }

    /// The id of a seeded person over SCIM.
    public static String resourceId(long number) {
        return Somebody.id(RESOURCES, number);
    }

    public static String resource(String number) {
        return id(RESOURCES, number);
    }

    private static String person(String number) {
        return id(PEOPLE, number);
    }

    private static String id(String first, String number) {
        return "('" + first + "-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))";
    }

    /// Reads what is stored when a person was just created.
    public static List<RowTemplate> created(Connection connection, Company company, int department)
            throws SQLException {
        long number = FIRST_TEMPLATE + department;
        Map<String, Token> tokens = tokens(connection, company, number);
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
    public static PersonTemplate read(
            Connection connection, Company company, int department, List<RowTemplate> created, RowTemplate updated)
            throws SQLException {
        long number = FIRST_TEMPLATE + department;
        Map<String, Token> tokens = tokens(connection, company, number);
        String person = personId(connection, company, number);
        String mine = "company_id = '" + company.id() + "' and ";
        int before = (int)
                created.stream().filter(row -> row.table().equals("event")).count();
        List<RowTemplate> events = events(connection, mine + eventsOf(person), tokens, before);
        RowTemplate removal = RowTemplate.read(connection, "removal", mine + "user_id = '" + person + "'", tokens)
                .with("id", new Value.Pieces("uuid", List.of(new Token(id("019d0000", "r"), somebody -> ""))));
        return new PersonTemplate(
                department,
                created,
                updated,
                events.get(before),
                user(connection, company, department),
                events.get(before + 1),
                removal);
    }

    /// The same of another company.
    PersonTemplate replacing(Map<String, String> ids) {
        return new PersonTemplate(
                department,
                created.stream().map(row -> row.replacing(ids)).toList(),
                updated.replacing(ids),
                updatedEvent.replacing(ids),
                inactive.replacing(ids),
                inactiveEvent.replacing(ids),
                removal.replacing(ids));
    }

    public static RowTemplate user(Connection connection, Company company, int department) throws SQLException {
        long number = FIRST_TEMPLATE + department;
        String person = personId(connection, company, number);
        return RowTemplate.read(
                connection,
                "target_user",
                "company_id = '" + company.id() + "' and id = '" + person + "'",
                tokens(connection, company, number));
    }

    /// Positions in the feed that nobody else gives, so that no background work follows.
    public static RowTemplate positioned(RowTemplate event, int index, String number) {
        String kind = EVENTS + (10 + index);
        Token id = new Token(id(kind, number), somebody -> Somebody.id(kind, somebody.number()));
        Token position = new Token(
                FEED_OF_THE_BENCH + " + " + number + " * 8 + " + index,
                somebody -> String.valueOf(FEED_OF_THE_BENCH + somebody.number() * 8 + index));
        return event.with("id", new Value.Pieces("uuid", List.of(id)))
                .with("feed_position", new Value.Pieces("bigint", List.of(position)));
    }

    private static String eventsOf(String person) {
        return "(subject_id = '" + person + "' or after::text like '%" + person + "%') order by at";
    }

    /// The first were written at the creation, the others by changes: those are numbered by revision.
    private static List<RowTemplate> events(Connection connection, String where, Map<String, Token> tokens, int created)
            throws SQLException {
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

    private static Map<String, Token> tokens(Connection connection, Company company, long number) throws SQLException {
        Map<String, Token> tokens = new LinkedHashMap<>();
        tokens.put(PersonBody.digits(number), new Token("g.nn", Somebody::digits));
        tokens.put(PersonBody.digits(REVISION), new Token("g.rr", somebody -> PersonBody.digits(0)));
        tokens.put(personId(connection, company, number), new Token("g.pid", Somebody::id));
        tokens.put(ofPerson(connection, company, number, "resource_id"), new Token("g.rid", Somebody::resourceId));
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
