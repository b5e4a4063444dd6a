package dev.firebreak.browser;

import dev.firebreak.FirebreakTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** The shared Firebreak, looked at with one real browser for a whole class; skipped by name where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FirebreakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(
        value = "dev.firebreak.browser.Chromium#isThere",
        disabledReason = "There is no Chromium at " + Chromium.WHERE + ": apt-get install chromium")
@interface BrowserTest {}
