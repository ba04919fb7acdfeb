package dev.muster.bench.town;

import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Loads people by COPY: for each the rows that Muster wrote of the first person of its department. Keys of
/// other tables are not looked at meanwhile, for what they point to is loaded too.
public record Seeding(Database database) {

    private static final int AT_ONCE = 20_000;
    private static final int BUFFER = 256 * 1024;

    /// A share of the people of a company, loaded in one transaction.
    private record Share(Company company, int from, int to) {}

    /// Everybody from one number to before another, in each of the companies.
    public void people(List<Company> companies, int from, int to) {
        List<Share> shares = new ArrayList<>();
        for (Company company : companies) {
            for (int begin = from; begin < to; begin += AT_ONCE) {
                shares.add(new Share(company, begin, Math.min(to, begin + AT_ONCE)));
            }
        }
        int workers = Math.max(1, Math.min(shares.size(), Runtime.getRuntime().availableProcessors()));
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int first = i;
                running.add(pool.submit(() -> load(shares, first, workers)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("People cannot be loaded: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Told to end", e);
        }
    }

    /// A row of this kind for everybody from one number to before another.
    public void rows(RowTemplate template, int from, int to) {
        try (Connection connection = open()) {
            copy(connection, List.of(template), from, to, 1);
        } catch (SQLException | IOException e) {
            throw new BenchFailure("Rows of " + template.table() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private Void load(List<Share> shares, int first, int step) throws SQLException, IOException {
        try (Connection connection = open()) {
            for (int i = first; i < shares.size(); i += step) {
                Share share = shares.get(i);
                int tables = share.company().templates().getFirst().created().size();
                connection.setAutoCommit(false);
                for (int table = 0; table < tables; table++) {
                    int at = table;
                    List<RowTemplate> byDepartment = share.company().templates().stream()
                            .map(template -> template.created().get(at))
                            .toList();
                    copy(connection, byDepartment, share.from(), share.to(), Setup.DEPARTMENTS);
                }
                count(connection, share);
                connection.commit();
            }
        }
        return null;
    }

    private static void count(Connection connection, Share share) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into scim_user_count (company_id, setting_id, id, users) values ('%s', '%s', '%s', %d)"
                            .formatted(
                                    share.company().id(),
                                    share.company().setting(),
                                    UUID.randomUUID(),
                                    share.to() - share.from()));
        }
    }

    private Connection open() throws SQLException {
        Connection connection = database.asSuperuser();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
        }
        return connection;
    }

    /// @param templates one for each remainder of the number
    private static void copy(Connection connection, List<RowTemplate> templates, int from, int to, int departments)
            throws SQLException, IOException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(templates.getFirst().copy());
        StringBuilder lines = new StringBuilder(BUFFER + 16 * 1024);
        for (int number = from; number < to; number++) {
            templates.get(number % departments).copied(Somebody.of(number), lines);
            if (lines.length() > BUFFER || number == to - 1) {
                byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                lines.setLength(0);
            }
        }
        copy.endCopy();
    }
}
