package dev.firebreak.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The second lock: whatever text reaches the engine as an expression, it can see named delegates, variables and plain
 * properties of data. No resolver here calls a method.
 */
class GuardedExpressionManager extends JuelExpressionManager {

    private final NamedDelegates delegates;

    GuardedExpressionManager(NamedDelegates delegates) {
        this.delegates = delegates;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        // Before the variables: a variable cannot pass itself off as a delegate.
        resolvers.add(new DelegateResolver(delegates));
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new DataResolver());
        return resolvers;
    }
}
