package dev.firebreak.audit;

import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the command line needs of Firebreak to finish the record. Not found by scanning. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@EnableConfigurationProperties(RecordProperties.class)
@Import({
    AuditLog.class,
    Sequencer.class,
    TileTable.class,
    CaseHeadRows.class,
    Checkpoints.class,
    CheckpointSigner.class,
    SignerHomeOfSettings.class
})
class DrainContext {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
