/**
 * Evidence of a case: items with content hashes and a chain of custody after ISO/IEC 27037.
 *
 * <p>Start reading at {@link dev.firebreak.evidence.EvidenceLocker}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"cases", "audit", "web"})
package dev.firebreak.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
