package dev.firebreak.proof;

import dev.firebreak.Firebreak;
import dev.firebreak.audit.AuditLog;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** Firebreak as it is, as a process of its own, with {@link RecordWriters} inside. Found by nobody's scan. */
final class WritingFirebreak {

    /** Environment variable: the folder that writers note in what was acknowledged to them. */
    static final String NOTES = "PROOF_NOTES";

    public static void main(String[] args) {
        SpringApplication application = Firebreak.application();
        application.addPrimarySources(List.of(WritingFirebreak.class));
        application.run(args);
    }

    @Bean
    static RecordWriters writers(AuditLog audit, TransactionTemplate transaction) {
        return new RecordWriters(audit, transaction, Path.of(System.getenv(NOTES)));
    }
}
