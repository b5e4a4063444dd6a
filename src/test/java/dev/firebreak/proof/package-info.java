/** Long runs of crashes; run by {@code mvn -Pproof verify}. */
@NullMarked
package dev.firebreak.proof;

import org.jspecify.annotations.NullMarked;
