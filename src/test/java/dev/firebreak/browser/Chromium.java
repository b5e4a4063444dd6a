package dev.firebreak.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, and what its pages complained about. */
final class Chromium implements AutoCloseable {

    static final String WHERE = "/usr/bin/chromium";

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String PASSWORD = "firebreak";

    private final Playwright playwright;
    private final Browser browser;
    private final String base;

    Chromium(int port) {
        this.base = "http://127.0.0.1:" + port;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(WHERE))
                        .setArgs(ARGUMENTS));
    }

    /** For {@code @EnabledIf}: without a browser these tests say by name that they are skipped. */
    static boolean isThere() {
        return Files.isExecutable(Path.of(WHERE));
    }

    Visit visit(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setTimezoneId("Europe/Berlin")
                .setViewportSize(look.width(), look.height()));
        return new Visit(context.newPage(), new ArrayList<>());
    }

    Visit signedIn(String login, Look look) {
        Visit visit = visit(look);
        visit.page().navigate("/login");
        visit.page().fill("#username", login);
        visit.page().fill("#password", PASSWORD);
        visit.page().click("button[type=submit]");
        visit.page().waitForURL(url -> !url.contains("/login"));
        visit.listen();
        return visit;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** How a reader's screen is. */
    record Look(String name, int width, int height, boolean dark) {

        static final Look LIGHT = new Look("light", 1280, 800, false);
        static final Look DARK = new Look("dark", 1280, 800, true);
        static final Look PHONE = new Look("phone", 390, 844, false);
        static final Look PHONE_DARK = new Look("phone-dark", 390, 844, true);
    }

    /** A browser window of one person with the complaints of its console. */
    record Visit(Page page, List<String> complaints) implements AutoCloseable {

        void listen() {
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
        }

        /** The status of the answer. */
        int open(String path) {
            return page.navigate(path).status();
        }

        /** The status of the answer, without showing it. */
        int status(String path) {
            return page.request().get(path).status();
        }

        boolean isWiderThanItsScreen() {
            return (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
