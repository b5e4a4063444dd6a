/** Tests of cases. */
@NullMarked
package dev.firebreak.cases;

import org.jspecify.annotations.NullMarked;
