package dev.muster.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Where a test's database is, and who may use it.
public record TestDatabase(String url, String user, String password) {

    /// Does something to the database itself, as the owner of its tables.
    public void run(String statement) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the answer, within one company.
    public List<String> texts(String company, String query) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("set app.company = '" + company + "'");
            try (ResultSet rows = statement.executeQuery(query)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
