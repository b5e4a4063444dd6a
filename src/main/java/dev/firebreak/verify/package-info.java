/**
 * Checks a bundle of the record offline, for someone who trusts nothing but a key: no database, no network, no server.
 *
 * <p>Start reading at {@link dev.firebreak.verify.BundleVerifier}; the format is in {@code src/docs/record.md}, and
 * {@code verify/verify.py} checks the same with no code in common.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "tlog")
package dev.firebreak.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
