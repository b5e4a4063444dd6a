/** Team, rota, rights and accounts. */
@NullMarked
package dev.firebreak.roster;

import org.jspecify.annotations.NullMarked;
