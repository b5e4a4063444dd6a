/** The plan's processes, told as scenarios. */
@NullMarked
package dev.firebreak.process;

import org.jspecify.annotations.NullMarked;
