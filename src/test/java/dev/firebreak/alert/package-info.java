/** Tests of alert intake. */
@NullMarked
package dev.firebreak.alert;

import org.jspecify.annotations.NullMarked;
