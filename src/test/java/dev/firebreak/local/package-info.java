/** What profile local starts. */
@NullMarked
package dev.firebreak.local;

import org.jspecify.annotations.NullMarked;
