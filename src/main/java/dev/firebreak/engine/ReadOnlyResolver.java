package dev.firebreak.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/** An EL resolver that reads, or leaves the matter to the next one; it never writes and never calls. */
abstract class ReadOnlyResolver extends ELResolver {

    /** Whether this resolver answers for {@code base.property}. */
    abstract boolean answers(@Nullable Object base, Object property);

    abstract @Nullable Object read(@Nullable Object base, String property);

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (!answers(base, property)) {
            return null;
        }
        context.setPropertyResolved(true);
        return read(base, String.valueOf(property));
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        if (answers(base, property)) {
            context.setPropertyResolved(true);
            return Object.class;
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        if (answers(base, property)) {
            throw new PropertyNotWritableException("Expressions read, they do not write: " + property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        if (answers(base, property)) {
            context.setPropertyResolved(true);
        }
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
