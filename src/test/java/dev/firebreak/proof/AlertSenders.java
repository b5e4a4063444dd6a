package dev.firebreak.proof;

import dev.firebreak.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Machines that post alerts to whichever node answers. Each posts an alert again until it is accepted; its first opens a case,
 * and the others join that.
 */
final class AlertSenders {

    static final int THREADS = 8;

    private static final Pattern ID = Pattern.compile("\"alertId\":\"([^\"]+)\"");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private volatile Visitor source;
    private volatile boolean running = true;

    AlertSenders(Nodes.Node node) {
        this.source = Nodes.alertSource(node);
        for (int n = 0; n < THREADS; n++) {
            int sender = n;
            threads.execute(() -> work(sender));
        }
    }

    /** From now on they post to this one. */
    void to(Nodes.Node node) {
        source = Nodes.alertSource(node);
    }

    /** Alert ids by the titles that they were sent with: what was acknowledged. */
    Map<String, String> accepted() {
        return Map.copyOf(accepted);
    }

    /** Nothing is under way when this returns. */
    void stop() throws InterruptedException {
        running = false;
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("An alert is still under way after a minute");
        }
    }

    private void work(int sender) {
        for (int n = 0; running; n++) {
            String title = "Alert " + n + " of sender " + sender;
            while (running && !post(sender, title)) {
                pause();
            }
        }
    }

    private boolean post(int sender, String title) {
        try {
            HttpResponse<String> answer = source.send("POST", "/api/alerts", """
                    {"source":"proof","sourceId":"sender-%1$d","title":"%2$s","severity":"critical","assets":["ws-%1$d"]}
                    """.formatted(sender, title));
            Matcher id = ID.matcher(answer.body());
            if (answer.statusCode() != 202 || !id.find()) {
                return false;
            }
            accepted.put(title, id.group(1));
            return true;
        } catch (IllegalStateException e) {
            // Nobody answers, or somebody was killed while answering: nobody knows what became of it.
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
