/** What containment promises, apart from its diagrams. */
@NullMarked
package dev.firebreak.containment;

import org.jspecify.annotations.NullMarked;
