package dev.firebreak.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One application on two databases in turn: its own, and a copy that has grown. */
final class TwoDatabases extends DelegatingDataSource {

    private static final String COPY = "grown";

    private final HikariDataSource own;
    private @Nullable HikariDataSource copy;
    private volatile boolean onCopy;

    private TwoDatabases(HikariDataSource own) {
        super(own);
        this.own = own;
    }

    /** Puts itself in the place of the application's own. */
    static BeanPostProcessor instead() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new TwoDatabases(pool) : bean;
            }
        };
    }

    static TwoDatabases of(DataSource source) {
        return (TwoDatabases) source;
    }

    /** Which one every connection is to from now on. */
    void use(boolean grown) {
        onCopy = grown;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return onCopy ? Objects.requireNonNull(copy).getConnection() : super.getConnection();
    }

    /** Copies the application's database as it is now; whoever may do everything in the copy. */
    JdbcTemplate copy() {
        JdbcTemplate server = superuser("postgres");
        // A database that somebody is connected to cannot be copied.
        server.execute("ALTER DATABASE firebreak ALLOW_CONNECTIONS false");
        server.queryForList("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'firebreak'");
        server.execute("CREATE DATABASE " + COPY + " TEMPLATE firebreak OWNER firebreak_owner");
        server.execute("ALTER DATABASE firebreak ALLOW_CONNECTIONS true");
        own.getHikariPoolMXBean().softEvictConnections();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(COPY));
        pool.setUsername(own.getUsername());
        pool.setDataSourceProperties(own.getDataSourceProperties());
        copy = pool;
        return superuser(COPY);
    }

    /** Whoever may do everything in the application's own database. */
    JdbcTemplate superuser() {
        return superuser("firebreak");
    }

    private JdbcTemplate superuser(String database) {
        return new JdbcTemplate(new SingleConnectionDataSource(url(database), "postgres", "", true));
    }

    private String url(String database) {
        return own.getJdbcUrl().replaceFirst("/[^/]*$", "/" + database);
    }
}
