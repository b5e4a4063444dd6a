package dev.firebreak.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappInitializer;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyDelegateFilter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/**
 * Puts {@link WebAppPages} where Camunda would register its own filter. Camunda leaves out a filter whose name is taken;
 * ours is mapped after its others, since those check the person and set the headers.
 */
@Component
class WebAppFilters implements BeanPostProcessor {

    private static final String NAME = "Engines Filter";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof CamundaBpmWebappInitializer camunda
                ? (ServletContextInitializer) context -> register(camunda, context)
                : bean;
    }

    private static void register(CamundaBpmWebappInitializer camunda, ServletContext context) throws ServletException {
        var pages = context.addFilter(NAME, new LazyDelegateFilter<>(WebAppPages.class));
        camunda.onStartup(context);
        pages.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/camunda/api/*", "/camunda/app/*");
    }
}
