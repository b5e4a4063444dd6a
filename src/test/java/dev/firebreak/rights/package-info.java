/** Who may do what: every role at every address, task and resource of the engine. */
@NullMarked
package dev.firebreak.rights;

import org.jspecify.annotations.NullMarked;
