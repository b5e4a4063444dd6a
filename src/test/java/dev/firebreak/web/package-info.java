/** Signing in, rights on addresses and Camunda's web apps. */
@NullMarked
package dev.firebreak.web;

import org.jspecify.annotations.NullMarked;
