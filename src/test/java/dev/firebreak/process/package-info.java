/** The plan's own diagrams, each driven through every way that it can go. */
@NullMarked
package dev.firebreak.process;

import org.jspecify.annotations.NullMarked;
