/** A running Firebreak for tests, and the rules of its structure. */
@NullMarked
package dev.firebreak;

import org.jspecify.annotations.NullMarked;
