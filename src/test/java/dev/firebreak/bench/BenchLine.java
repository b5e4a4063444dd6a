package dev.firebreak.bench;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what came out, as one line that a machine reads too. */
final class BenchLine {

    private static final Logger LOG = LoggerFactory.getLogger("bench");

    private BenchLine() {}

    /** The figures that a line comes from. */
    static void raw(String name, String figures) {
        LOG.info("bench {} raw: {}", name, figures);
    }

    static void ratioAtLeast(String name, double ratio, double limit) {
        LOG.info(String.format(Locale.ROOT, "bench %s ratio=%.2f limit>=%.2f", name, ratio, limit));
    }

    static void ratioAtMost(String name, double ratio, double limit) {
        LOG.info(String.format(Locale.ROOT, "bench %s ratio=%.2f limit<=%.2f", name, ratio, limit));
    }

    static void secondsAtMost(String name, double seconds, double limit) {
        LOG.info(String.format(Locale.ROOT, "bench %s value=%.3f limit<=%.3f", name, seconds, limit));
    }
}
