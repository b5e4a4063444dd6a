/** The pages as people meet them, in a real browser. */
@NullMarked
package dev.firebreak.browser;

import org.jspecify.annotations.NullMarked;
