package dev.firebreak.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A real PostgreSQL under {@code data/}, with the same two logins as in production. */
@Configuration
@Profile("local")
class EmbeddedDatabase implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String OWNER = "firebreak_owner";
    private static final String RUNTIME = "firebreak_app";
    private static final String DATABASE = "firebreak";

    private final EmbeddedPostgres server;

    EmbeddedDatabase(LocalProperties properties) throws IOException, SQLException {
        Path data = properties.data().resolve("postgres").toAbsolutePath();
        Files.createDirectories(data.getParent());
        LeftoverServer.stop(data);
        String durable = properties.durable() ? "on" : "off";
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Spring stops it, after all that uses it; a hook of its own would stop it at the same time.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("max_connections", "100")
                .setServerConfig("timezone", "UTC")
                .start();
        prepare();
        LOG.info("PostgreSQL runs in {} on port {}", data, server.getPort());
    }

    @Bean
    JdbcConnectionDetails runtimeLogin() {
        return runtimeLogin(String.valueOf(server.getPort()));
    }

    @Bean
    FlywayConnectionDetails ownerLogin() {
        return new OwnerLogin(OWNER, url(String.valueOf(server.getPort())), "");
    }

    static JdbcConnectionDetails runtimeLogin(String port) {
        return new RuntimeLogin(RUNTIME, url(port), "");
    }

    private static String url(String port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    private void prepare() throws SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection();
                Statement sql = admin.createStatement()) {
            if (!exists(sql, "pg_roles WHERE rolname = '" + OWNER + "'")) {
                sql.execute("CREATE ROLE " + OWNER + " LOGIN");
                sql.execute("CREATE ROLE " + RUNTIME + " LOGIN");
            }
            if (!exists(sql, "pg_database WHERE datname = '" + DATABASE + "'")) {
                sql.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
    }

    private static boolean exists(Statement sql, String what) throws SQLException {
        try (var rows = sql.executeQuery("SELECT 1 FROM " + what)) {
            return rows.next();
        }
    }

    @Override
    public void destroy() throws IOException {
        server.close();
    }

    /** Host authentication trusts the loopback interface, so a login needs no password here. */
    private record RuntimeLogin(String getUsername, String getJdbcUrl, String getPassword)
            implements JdbcConnectionDetails {}

    private record OwnerLogin(String getUsername, String getJdbcUrl, String getPassword)
            implements FlywayConnectionDetails {}
}
