package dev.muster.house.statement;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Begins to watch before the first class of tests, and fails every class during which a statement broke the law.
/// JUnit gives it to every class, by `META-INF/services` and `junit-platform.properties`.
public final class StatementWatch implements BeforeAllCallback, AfterAllCallback {

    private static volatile boolean forgetting;

    /// The law of this process. It begins to watch when it is first asked for.
    private static final class Watching {
        private static final StatementLaw LAW = begin();

        private static StatementLaw begin() {
            try {
                StatementLaw law = new StatementLaw();
                WatchedDriver.takeOver(law);
                return law;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// A fault on purpose: while it is on, no statement of this process asks for its company.
    public static void forgetCompanies(boolean on) {
        forgetting = on;
    }

    static boolean isForgetting() {
        return forgetting;
    }

    static StatementLaw law() {
        return Watching.LAW;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        law();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> broken = law().takeBroken();
        if (!broken.isEmpty()) {
            throw new AssertionError("Statements that do not keep to their company:\n" + String.join("\n", broken));
        }
    }
}
