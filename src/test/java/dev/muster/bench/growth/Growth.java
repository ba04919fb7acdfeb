package dev.muster.bench.growth;

import dev.muster.bench.growth.GrowthPlan.Shape;
import dev.muster.bench.growth.GrowthReport.Size;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.machine.Database;
import dev.muster.bench.machine.Machine;
import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.Setup;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// One run: every size in every shape as an installation of its own on one PostgreSQL, each kind of request
/// asked of all of them by turns, and then the groups.
final class Growth implements AutoCloseable {

    private final GrowthPlan plan;
    private final String classPath;
    private final Consumer<String> progress;
    private final double load = Machine.loadNow();
    private final ThrowAwayPostgres postgres;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Size> sizes = new ArrayList<>();

    /// @param directory where the database's files are made, and deleted in the end
    Growth(GrowthPlan plan, String classPath, Path directory, Consumer<String> progress) {
        this.plan = plan;
        this.classPath = classPath;
        this.progress = progress;
        this.postgres = ThrowAwayPostgres.start(directory, Statements.POSTGRES_SETTINGS);
    }

    GrowthReport run() throws SQLException {
        List<Stage> stages = new ArrayList<>();
        for (Shape shape : plan.shapes()) {
            for (int size : plan.sizes()) {
                stages.add(stage(shape, size));
            }
        }
        Rounds rounds = new Rounds(plan, stages, progress);
        return new GrowthReport(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.here(postgres.version(), load),
                plan,
                sizes,
                rounds.figures(),
                rounds.groups(),
                rounds.adds());
    }

    @Override
    public void close() {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } catch (Exception e) {
            progress.accept("Not everything could be ended: " + e.getMessage());
        }
        http.close();
        postgres.close();
    }

    private Stage stage(Shape shape, int size) throws SQLException {
        int count = plan.companies(shape, size);
        int people = plan.peopleOfACompany(shape, size);
        progress.accept("Loading " + size + " people in " + shape.words() + " (" + count + ")");
        Database database = postgres.database("muster_" + shape.name().toLowerCase(Locale.ROOT) + "_" + size);
        ServerProcess server = ServerProcess.start(classPath, database);
        open.push(server);
        Setup setup = new Setup(server.url(), http, database.asSuperuser(), database);
        open.push(setup.connection());
        long began = System.nanoTime();
        List<Company> companies = setup.alike(count, people);
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Place> places =
                companies.stream().map(company -> Place.in(company, setup)).toList();
        sizes.add(new Size(shape.words(), size, count, seconds, mebibytes(setup)));
        return new Stage(shape, size, database, server, setup, places, people);
    }

    private static double mebibytes(Setup setup) {
        try (Statement statement = setup.connection().createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size(current_database()) / 1048576.0")) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw new BenchFailure("The database's size cannot be read: " + e.getMessage(), e);
        }
    }
}
