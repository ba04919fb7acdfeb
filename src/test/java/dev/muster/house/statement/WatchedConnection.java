package dev.muster.house.statement;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection that tells the law of each statement before it is sent, with what is bound to it and the company
/// that row-level security was told.
final class WatchedConnection implements InvocationHandler {

    private final Connection connection;
    private final StatementLaw law;
    private @Nullable String company;

    private WatchedConnection(Connection connection, StatementLaw law) {
        this.connection = connection;
        this.law = law;
    }

    static Connection of(Connection connection, StatementLaw law) {
        return proxy(Connection.class, new WatchedConnection(connection, law));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("commit") || (name.equals("rollback") && arguments == null)) {
            company = null; // a savepoint that is rolled back to came after the company
        }
        if (name.equals("prepareStatement") && arguments != null) {
            return prepared(method, arguments);
        }
        @Nullable Object result = call(connection, method, arguments);
        if (name.equals("createStatement") && result instanceof Statement statement) {
            return proxy(Statement.class, (self, called, given) -> unprepared(statement, called, given));
        }
        return result;
    }

    private PreparedStatement prepared(Method method, Object[] arguments) throws Throwable {
        String sql = (String) arguments[0];
        if (StatementWatch.isForgetting()) {
            arguments[0] = Forgetting.companyIn(sql);
        }
        PreparedStatement statement = (PreparedStatement) Objects.requireNonNull(call(connection, method, arguments));
        return proxy(PreparedStatement.class, new Prepared(statement, sql));
    }

    private @Nullable Object unprepared(Statement statement, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            issued(sql, Map.of());
        }
        return call(statement, method, arguments);
    }

    /// Statements that travel together are looked at one by one.
    private void issued(String sql, Map<Integer, String> bound) {
        int before = 0;
        for (String one : sql.split(";\n", -1)) {
            int marks = (int) Words.of(one).stream().filter(Words::isBound).count();
            Map<Integer, String> own = new HashMap<>();
            for (int i = 1; i <= marks; i++) {
                own.put(i, bound.getOrDefault(before + i, ""));
            }
            company = law.judge(new Issued(one, Map.copyOf(own), company));
            company = one.strip().equals("commit") ? null : company;
            before += marks;
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /// One prepared statement, with what has been bound to it by now.
    private final class Prepared implements InvocationHandler {

        private final PreparedStatement statement;
        private final String sql;
        private final Map<Integer, String> bound = new HashMap<>();

        private Prepared(PreparedStatement statement, String sql) {
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (name.startsWith("set")
                    && arguments != null
                    && arguments.length > 1
                    && arguments[0] instanceof Integer at) {
                bound.put(at, String.valueOf(arguments[1]));
            }
            boolean isSent = name.equals("addBatch") || (name.startsWith("execute") && !name.endsWith("Batch"));
            if (isSent) {
                issued(sql, bound);
            }
            return call(statement, method, arguments);
        }
    }
}
