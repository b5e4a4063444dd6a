/**
 * The append-only record: whatever happens in Firebreak is appended here, in the transaction of the thing itself.
 *
 * <p>Start reading at {@link dev.firebreak.audit.AuditLog}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "tlog")
package dev.firebreak.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
