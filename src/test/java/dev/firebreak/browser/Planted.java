package dev.firebreak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Markup that a source wrote into a title, and how it shows that a page took it for its own. */
final class Planted {

    static final String MARKUP =
            "<img class=planted src=/nowhere.png onerror=\"document.documentElement.dataset.planted='yes'\">";

    private Planted() {}

    static void isTextIn(Page page) {
        assertThat(page.locator(".planted").count())
                .as("elements of the title's own in " + page.url())
                .isZero();
        assertThat(page.locator("html[data-planted]").count())
                .as("script of the title ran in " + page.url())
                .isZero();
    }
}
