package dev.firebreak.proof;

import dev.firebreak.Firebreak;
import dev.firebreak.engine.EffectHandler;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/**
 * Firebreak as it is, as a process of its own, except that containment asks the {@link Stage} at each point of its path
 * whether it may go on. Found by nobody's scan: its beans come with this start only.
 */
final class WatchedFirebreak {

    /** Where the stage is. */
    static final String STAGE = "proof.stage";

    public static void main(String[] args) {
        SpringApplication application = Firebreak.application();
        application.addPrimarySources(List.of(WatchedFirebreak.class));
        application.run(args);
    }

    @Bean
    static BeanPostProcessor watching() {
        URI stage = URI.create(System.getProperty(STAGE));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EffectHandler handler && handler.topic().equals(WatchedEffect.TOPIC)
                        ? new WatchedEffect(handler, stage)
                        : bean;
            }
        };
    }
}
