package dev.aiengine.server.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database whose client may die before and after each change and each commit. What was not committed by then is gone,
 * as the database finds out that nobody is there any more.
 */
final class FragileDatabase extends AbstractDataSource implements AutoCloseable {
    private final DataSource database;
    private final Fuse fuse;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Runnable meanwhile;

    /** @param meanwhile what others may do between what was read and a change that comes of it */
    FragileDatabase(DataSource database, Fuse fuse, Runnable meanwhile) {
        this.database = database;
        this.fuse = fuse;
        this.meanwhile = meanwhile;
    }

    @Override
    public Connection getConnection() throws SQLException {
        fuse.check();
        Connection real = idle.poll();
        if (real == null) {
            real = database.getConnection();
            all.add(real);
        }
        Connection taken = real;
        return proxy(Connection.class, (proxy, method, arguments) -> called(taken, method, arguments));
    }

    private @Nullable Object called(Connection real, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            if (!fuse.isBlown()) {
                idle.add(real);
            }
            return null;
        }
        fuse.check();
        if (method.getName().equals("commit")) {
            return changing(real, method, arguments, "commit", true);
        }
        Object made = invoke(real, method, arguments);
        return made instanceof PreparedStatement statement
                ? proxy(
                        PreparedStatement.class,
                        (proxy, call, values) -> executed(real, statement, call, values, (String) arguments[0]))
                : made;
    }

    private @Nullable Object executed(
            Connection real, PreparedStatement statement, Method method, Object[] arguments, String sql)
            throws Throwable {
        fuse.check();
        String words = sql.strip().toLowerCase(Locale.ROOT);
        return method.getName().startsWith("execute") && !words.startsWith("select")
                ? changing(
                        statement,
                        method,
                        arguments,
                        words.substring(0, Math.min(40, words.length())),
                        real.getAutoCommit())
                : invoke(statement, method, arguments);
    }

    /** @param lasting whether it outlives the process as soon as it is done */
    private @Nullable Object changing(Object target, Method method, Object[] arguments, String what, boolean lasting)
            throws Throwable {
        if (lasting && !what.equals("commit")) {
            meanwhile.run();
        }
        fuse.step("before " + what);
        Object result = invoke(target, method, arguments);
        if (lasting) {
            fuse.step("after " + what);
        }
        return result;
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the database's own user is used");
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() throws SQLException {
        for (Connection connection : all) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        }
    }
}
