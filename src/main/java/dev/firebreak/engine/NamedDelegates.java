package dev.firebreak.engine;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * The delegates and listeners that a plan may name: beans of ours and nothing else. A delegate's bean name is the word
 * in the vocabulary.
 */
@Component
public class NamedDelegates {

    private final ListableBeanFactory beans;
    private volatile Set<String> services = Set.of();
    private volatile Set<String> listeners = Set.of();

    NamedDelegates(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Names that a service task may use. */
    public Set<String> services() {
        if (services.isEmpty()) {
            services = names(JavaDelegate.class);
        }
        return services;
    }

    /** Names that a task listener may use. */
    public Set<String> listeners() {
        if (listeners.isEmpty()) {
            listeners = names(TaskListener.class);
        }
        return listeners;
    }

    boolean isNamed(String name) {
        return services().contains(name) || listeners().contains(name);
    }

    Object get(String name) {
        return beans.getBean(name);
    }

    private Set<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (String name : beans.getBeanNamesForType(type, false, false)) {
            Class<?> bean = beans.getType(name, false);
            if (bean != null && bean.getPackageName().startsWith("dev.firebreak.")) {
                names.add(name);
            }
        }
        return names;
    }
}
