/** Ratios, one line each; run by {@code mvn -Pbench verify}. */
@NullMarked
package dev.firebreak.bench;

import org.jspecify.annotations.NullMarked;
