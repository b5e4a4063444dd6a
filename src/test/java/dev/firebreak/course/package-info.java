/** Cases against their plan. */
@NullMarked
package dev.firebreak.course;

import org.jspecify.annotations.NullMarked;
