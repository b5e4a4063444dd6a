package dev.firebreak.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firebreak.tlog.Hash;
import dev.firebreak.tlog.Inclusion;
import dev.firebreak.tlog.LeafList;
import dev.firebreak.tlog.MerkleTree;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A record alone on a PostgreSQL of its own, which a test may spoil. */
final class OwnRecord implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Path folder;

    /** Whoever may do everything. */
    final JdbcTemplate superuser;

    private final JdbcTemplate runtime;
    private final DataSourceTransactionManager transactions;
    private PrivateKey key;
    private List<String> earlierKeys = List.of();
    private @Nullable Long startAnewAt;

    OwnRecord(Path folder) throws IOException {
        this.folder = folder;
        this.server = EmbeddedPostgres.start();
        new JdbcTemplate(server.getPostgresDatabase())
                .execute("CREATE ROLE firebreak_owner LOGIN; CREATE ROLE firebreak_app LOGIN");
        new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE firebreak OWNER firebreak_owner");
        this.superuser = new JdbcTemplate(server.getDatabase("postgres", "firebreak"));
        var source = server.getDatabase("firebreak_app", "firebreak");
        this.runtime = new JdbcTemplate(source);
        this.transactions = new DataSourceTransactionManager(source);
        this.key = newKey();
    }

    /** As a release up to this version of the schema made it, or this one. */
    OwnRecord migrated(String version) throws ClassNotFoundException {
        Class<?> engine = Class.forName("dev.firebreak.engine.V2__Camunda_engine");
        Flyway.configure()
                .dataSource(server.getDatabase("firebreak_owner", "firebreak"))
                .schemas("public")
                .placeholders(Map.of("runtime", "firebreak_app"))
                .javaMigrations((JavaMigration) BeanUtils.instantiateClass(engine), new V50__Record_into_the_tree())
                .target(version)
                .load()
                .migrate();
        return this;
    }

    void append(String kind, int times) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        AuditLog audit = audit();
        for (int i = 0; i < times; i++) {
            transaction.executeWithoutResult(status -> audit.append(AuditEntry.ofCase(kind, "IR-1", "x", Map.of())));
        }
        sequence();
    }

    long sequence() {
        return new Sequencer(runtime, tiles(), new TransactionTemplate(transactions), properties()).run();
    }

    TileTable tiles() {
        return new TileTable(runtime);
    }

    Checkpoints checkpoints() {
        return new Checkpoints(runtime);
    }

    /** As after a start: it knows what its files and its database say. */
    CheckpointSigner signer() {
        return new CheckpointSigner(
                tiles(),
                new CaseHeadRows(runtime),
                checkpoints(),
                runtime,
                properties(),
                new SignerHome(key, memory()),
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

    private AuditLog audit() {
        return new AuditLog(runtime, new JsonMapper(), Clock.systemUTC(), transactions);
    }

    private RecordProperties properties() {
        return new RecordProperties(
                true,
                "test",
                Duration.ofSeconds(1),
                1000,
                Duration.ofSeconds(10),
                Set.of(),
                earlierKeys,
                startAnewAt,
                Duration.ZERO,
                Duration.ofSeconds(30));
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
