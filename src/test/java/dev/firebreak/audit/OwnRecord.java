package dev.firebreak.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Inclusion;
import dev.firebreak.tlog.LeafList;
import dev.firebreak.tlog.MerkleTree;
import io.micrometer.core.instrument.MeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A record alone on a PostgreSQL of its own, which a test may spoil. */
final class OwnRecord implements AutoCloseable {

    private final Closeable server;
    private final int port;
    private final Path folder;

    /** Whoever may do everything. */
    final JdbcTemplate superuser;

    /** Firebreak's own login. */
    final JdbcTemplate runtime;

    private final DataSourceTransactionManager transactions;
    private PrivateKey key;
    private List<String> earlierKeys = List.of();
    private @Nullable Long startAnewAt;

    OwnRecord(Path folder) throws IOException {
        this(folder, EmbeddedPostgres.start());
    }

    private OwnRecord(Path folder, EmbeddedPostgres server) {
        this(folder, server.getPort(), server);
    }

    /** On a server that listens there, and is closed with the record. */
    OwnRecord(Path folder, int port, Closeable server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
        JdbcTemplate admin = new JdbcTemplate(database("postgres", "postgres"));
        admin.execute("CREATE ROLE firebreak_owner LOGIN; CREATE ROLE firebreak_app LOGIN");
        admin.execute("CREATE DATABASE firebreak OWNER firebreak_owner");
        this.superuser = new JdbcTemplate(database("postgres", "firebreak"));
        DataSource source = database("firebreak_app", "firebreak");
        this.runtime = new JdbcTemplate(source);
        this.transactions = new DataSourceTransactionManager(source);
        this.key = newKey();
    }

    private DataSource database(String login, String name) {
        return new SimpleDriverDataSource(new Driver(), "jdbc:postgresql://127.0.0.1:" + port + "/" + name, login, "");
    }

    /** This record with its key, out of a dump on another server. */
    OwnRecord restoredOn(InstalledPostgres other, Path dump) throws IOException, InterruptedException {
        OwnRecord restored = new OwnRecord(folder, other.port(), other).restored(other, dump);
        restored.key = key;
        return restored;
    }

    OwnRecord restored(InstalledPostgres server, Path dump) throws IOException, InterruptedException {
        server.tool("pg_restore", "--exit-on-error", dump.toString());
        return this;
    }

    /** What the drain command is given. */
    String[] settings() {
        return new String[] {
            "--spring.profiles.active=production",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/firebreak",
            "--spring.datasource.username=firebreak_app",
            "--FIREBREAK_SIGNING_KEY=" + keyText(),
            "--firebreak.record.installation=test",
            "--firebreak.record.signer-memory=" + memory()
        };
    }

    /** As a release up to this version of the schema made it, or this one. */
    OwnRecord migrated(String version) throws ClassNotFoundException {
        Class<?> engine = Class.forName("dev.firebreak.engine.V2__Camunda_engine");
        Flyway.configure()
                .dataSource(database("firebreak_owner", "firebreak"))
                .schemas("public")
                .placeholders(Map.of("runtime", "firebreak_app"))
                .javaMigrations((JavaMigration) BeanUtils.instantiateClass(engine), new V50__Record_into_the_tree())
                .target(version)
                .load()
                .migrate();
        return this;
    }

    /** One that has written, and so holds up the sequencer until it ends. */
    Connection openTransaction() throws SQLException {
        Connection open = database("postgres", "firebreak").getConnection();
        open.setAutoCommit(false);
        try (Statement sql = open.createStatement()) {
            sql.execute("SELECT pg_current_xact_id()");
        }
        return open;
    }

    /** As a node of Firebreak holds many. */
    Connection session() throws SQLException {
        return database("firebreak_app", "firebreak").getConnection();
    }

    /** The signing key as an environment holds it. */
    private String keyText() {
        return "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\\n-----END PRIVATE KEY-----";
    }

    void append(String kind, int times) {
        stage(kind, times);
        sequence();
    }

    /** They wait for their places. */
    void stage(String kind, int times) {
        stage(kind, "IR-1", times);
    }

    void appendTo(String caseKey, int times) {
        stage("Marked", caseKey, times);
        sequence();
    }

    /** In transactions of their own, on one connection. */
    private void stage(String kind, String caseKey, int times) {
        SingleConnectionDataSource one =
                new SingleConnectionDataSource("jdbc:postgresql://127.0.0.1:" + port + "/firebreak", true);
        one.setUsername("firebreak_app");
        try {
            DataSourceTransactionManager manager = new DataSourceTransactionManager(one);
            TransactionTemplate transaction = new TransactionTemplate(manager);
            AuditLog audit = new AuditLog(new JdbcTemplate(one), new JsonMapper(), Clock.systemUTC(), manager);
            for (int i = 0; i < times; i++) {
                transaction.executeWithoutResult(
                        status -> audit.append(AuditEntry.ofCase(kind, caseKey, "x", Map.of())));
            }
        } finally {
            one.destroy();
        }
    }

    CaseHeadRows heads() {
        return new CaseHeadRows(runtime);
    }

    /** One that finds kind Urgent worth a checkpoint of its own. */
    RecordKeeper keeper(Duration checkpoint, MeterRegistry meters) {
        RecordProperties properties = properties(checkpoint, Duration.ofMinutes(1));
        return new RecordKeeper(
                new Sequencer(runtime, tiles(), new TransactionTemplate(transactions), properties),
                signer(),
                lag(properties.lagAlarm(), meters),
                properties);
    }

    ProofState state(RecordKeeper keeper, RecordLag lag) {
        return new ProofState(runtime, tiles(), keeper, lag);
    }

    RecordLag lag(Duration alarm, MeterRegistry meters) {
        return new RecordLag(runtime, properties(Duration.ofSeconds(10), alarm), meters);
    }

    long sequence() {
        return new Sequencer(runtime, tiles(), new TransactionTemplate(transactions), properties()).run(() -> false);
    }

    TileTable tiles() {
        return new TileTable(runtime);
    }

    Checkpoints checkpoints() {
        return new Checkpoints(runtime);
    }

    /** As after a start: it knows what its files and its database say. */
    CheckpointSigner signer() {
        return signer(memory());
    }

    /** The same on another node, whose file this is. */
    CheckpointSigner signer(Path memory) {
        return new CheckpointSigner(
                tiles(),
                new CaseHeadRows(runtime),
                checkpoints(),
                runtime,
                properties(),
                new SignerHome(key, memory),
                audit(),
                transactions);
    }

    Path memory() {
        return folder.resolve("last-checkpoint.txt");
    }

    void changeKey(String... earlierKeys) {
        this.key = newKey();
        this.earlierKeys = List.of(earlierKeys);
    }

    void startAnewAt(long size) {
        this.startAnewAt = size;
    }

    /** What a superuser does to a table that refuses changes. */
    void spoil(String table, String statement) {
        superuser.execute("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
        superuser.execute(statement);
    }

    /** Whether each of these leaves is proved by the root that follows from all of them. */
    boolean isProvable(LongStream places) {
        List<Hash> leaves = superuser.query(
                "SELECT leaf_hash FROM audit.sequenced ORDER BY seq", (row, n) -> Hash.of(row.getBytes(1)));
        MerkleTree tree = new dev.firebreak.tlog.TiledNodes(tiles(), leaves.size()).tree();
        Hash root = new LeafList(leaves).tree().root();
        return places.allMatch(place ->
                Inclusion.holds(leaves.get(Math.toIntExact(place)), place, leaves.size(), tree.inclusion(place), root));
    }

    AuditLog audit() {
        return new AuditLog(runtime, new JsonMapper(), Clock.systemUTC(), transactions);
    }

    RecordProperties properties() {
        return properties(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private RecordProperties properties(Duration checkpoint, Duration lagAlarm) {
        return new RecordProperties(
                true,
                "test",
                Duration.ofMillis(50),
                1000,
                checkpoint,
                Set.of("Urgent"),
                earlierKeys,
                startAnewAt,
                Duration.ZERO,
                lagAlarm);
    }

    private static PrivateKey newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget() throws IOException {
        Files.delete(memory());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
