package dev.firebreak.roster;

import dev.firebreak.audit.AuditLog;
import java.time.Clock;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What the command line needs of Firebreak to work on accounts: the database, the engine at rest, the record. Not found by
 * scanning.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@Import({AuditLog.class, GrantedRoles.class, Accounts.class, DeployedTeam.class})
class AccountContext {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SpringProcessEngineConfiguration settings(DataSource database, PlatformTransactionManager transactions) {
        SpringProcessEngineConfiguration settings = new SpringProcessEngineConfiguration();
        // Another name than the running system's engine, which may live in the same process.
        settings.setProcessEngineName("accounts");
        settings.setDataSource(database);
        settings.setTransactionManager(transactions);
        settings.setDatabaseSchemaUpdate("false");
        settings.setJobExecutorActivate(false);
        settings.setHistory("full");
        // Gives a new account the right to its own profile.
        settings.setAuthorizationEnabled(true);
        settings.setGeneralResourceWhitelistPattern("[a-zA-Z0-9._@-]+");
        return settings;
    }

    @Bean
    ProcessEngineFactoryBean engine(SpringProcessEngineConfiguration settings) {
        ProcessEngineFactoryBean engine = new ProcessEngineFactoryBean();
        engine.setProcessEngineConfiguration(settings);
        return engine;
    }

    @Bean
    IdentityService identity(ProcessEngine engine) {
        return engine.getIdentityService();
    }

    @Bean
    RepositoryService repository(ProcessEngine engine) {
        return engine.getRepositoryService();
    }
}
