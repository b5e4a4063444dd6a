package dev.firebreak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.audit.RecordRounds;
import dev.firebreak.audit.SwitchedLog;
import dev.firebreak.cases.CaseOpener;
import dev.firebreak.engine.BareEngine;
import dev.firebreak.engine.EffectHandler;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.engine.NamedDelegates;
import dev.firebreak.engine.SwitchedRecorder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What Firebreak costs a whole case, from its opening to its end: 28 processes, some 250 activities, 21 tasks, 12 effects.
 *
 * <p>{@code lifecycle}: cases per second against those of Camunda alone. Both live the same case, which is checked by the
 * elements that they visit: the same diagrams, tables and forms from {@code processes/}, full history, the same driver with
 * the same persons, one durable PostgreSQL with a database for each, the same connection pool.
 *
 * <ul>
 *   <li>Firebreak's time holds all that it does: recorder, staging, the places and the checkpoint that follow each case, the
 *       checks of what is submitted, the engine's authorizations, real delegates and tables, effects with durable intent and
 *       outcome, calls of hooks over HTTP. Mails are written out whole and go to nobody: how long a mail server takes is not
 *       ours.
 *   <li>Camunda's has no authorizations and no Spring; delegates do nothing but set what those of a real case set, and an
 *       effect is fetched and completed with what the real one came to. Else it has its defaults: among them that it writes a
 *       time for clean-up on every row of a case's history when the case ends. Firebreak cleans up nothing and has it leave
 *       that out, without which it would stay below the limit.
 *   <li>Tasks are completed, not looked at: what people read before is in neither.
 * </ul>
 *
 * <p>{@code audit-overhead}: the same cases with the record on against off. Off, the recorder makes no entries and nothing is
 * staged, sequenced or signed; all else is the same.
 */
@Tag("bench")
@FirebreakTest
@TestPropertySource(properties = {"firebreak.local.durable=true", "firebreak.record.enabled=false"})
@Import(LifecycleBench.Wiring.class)
class LifecycleBench {

    private static final int WARMING = 4;
    private static final int SLICES = 9;
    private static final int SLICE = 2;

    @Autowired
    private FirebreakSide firebreak;

    @Autowired
    private SwitchedLog log;

    @Autowired
    private List<EffectHandler> handlers;

    @Autowired
    private NamedDelegates delegates;

    @Autowired
    private JdbcConnectionDetails database;

    private int number;

    @TestConfiguration
    static class Wiring {

        @Bean
        @Primary
        SwitchedLog switchedLog(
                JdbcTemplate jdbc, ObjectMapper json, Clock clock, PlatformTransactionManager transactions) {
            return new SwitchedLog(jdbc, json, clock, transactions);
        }

        @Bean
        @Primary
        SwitchedRecorder switchedRecorder(SwitchedLog log) {
            return new SwitchedRecorder(log);
        }

        @Bean
        @Primary
        JavaMailSender silentMail() {
            return new SilentMail();
        }

        @Bean
        FirebreakSide firebreakSide(
                ProcessEngine engine,
                CaseOpener opener,
                EffectWorker effects,
                SignedIn signedIn,
                RecordRounds rounds,
                SwitchedLog log) {
            return new FirebreakSide(engine, opener, effects, signedIn, () -> {
                if (log.isOn()) {
                    rounds.one();
                }
            });
        }
    }

    @Test
    void lifecycle() {
        CaseTrace trace = CaseTrace.of(firebreak.engine(), new CaseLife(firebreak).live(number++));
        BareSide bare = new BareSide(trace, firebreak, topics(), this::engine);
        String same = new CaseLife(bare).live(number++);
        assertThat(CaseTrace.of(bare.engine(), same).visits()).isEqualTo(trace.visits());
        Ratios toBare = new Ratios();
        Ratios onToOff = new Ratios();
        for (int slice = 0; slice < WARMING + SLICES; slice++) {
            double off = casesPerSecond(firebreak, false);
            double on = casesPerSecond(firebreak, true);
            double alone = casesPerSecond(bare, true);
            if (slice >= WARMING) {
                BenchLine.raw(
                        "lifecycle",
                        "%.2f cases/s of Firebreak, %.2f without the record, %.2f of the engine alone"
                                .formatted(on, off, alone));
                toBare.add(on / alone);
                onToOff.add(on / off);
            }
        }
        BenchLine.ratioAtLeast("lifecycle", toBare.median(), 0.8);
        BenchLine.ratioAtLeast("audit-overhead", onToOff.median(), 0.85);
        assertThat(toBare.median()).isGreaterThanOrEqualTo(0.8);
        assertThat(onToOff.median()).isGreaterThanOrEqualTo(0.85);
    }

    private double casesPerSecond(CaseLife.Side side, boolean recorded) {
        log.turn(recorded);
        CaseLife life = new CaseLife(side);
        long start = System.nanoTime();
        for (int n = 0; n < SLICE; n++) {
            life.live(number++);
        }
        return SLICE * 1e9 / (System.nanoTime() - start);
    }

    private Map<String, List<String>> topics() {
        return handlers.stream().collect(Collectors.toMap(EffectHandler::topic, EffectHandler::variables));
    }

    private ProcessEngine engine(NoOp noOp) {
        Map<String, NoOp> named = new HashMap<>();
        Stream.of(delegates.services(), delegates.listeners())
                .forEach(names -> names.forEach(name -> named.put(name, noOp)));
        return BareEngine.on(emptyDatabase(), Path.of("processes"), named);
    }

    private HikariDataSource emptyDatabase() {
        String url = database.getJdbcUrl();
        new JdbcTemplate(new DriverManagerDataSource(url, "postgres", "")).execute("CREATE DATABASE bare");
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url.replaceFirst("/[^/]*$", "/bare"));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
