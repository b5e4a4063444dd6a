/** Evidence: what comes in whole, what goes out unchanged, and who had it. */
@NullMarked
package dev.firebreak.evidence;

import org.jspecify.annotations.NullMarked;
