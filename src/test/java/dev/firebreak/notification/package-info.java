/** What is sent to whom, and until when law wants it. */
@NullMarked
package dev.firebreak.notification;

import org.jspecify.annotations.NullMarked;
