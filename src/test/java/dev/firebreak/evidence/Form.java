package dev.firebreak.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A form with a file as curl sends it, by one person of the demo team. */
public final class Form {

    public static final Map<String, String> LABEL =
            Map.of("description", "Disk image", "place", "ws-17 /dev/sda", "reason", "root cause");
    private static final String BOUNDARY = "----firebreak-test";

    private final String base;
    private final String credentials;
    private final HttpClient http = HttpClient.newHttpClient();

    public Form(int port, String login) {
        this.base = "http://127.0.0.1:" + port;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((login + ":firebreak").getBytes(StandardCharsets.UTF_8));
    }

    static String head(Map<String, String> fields, String fileName) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\n\r\n" + value + "\r\n"));
        return text + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/html\r\n\r\n";
    }

    static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    String credentials() {
        return credentials;
    }

    public HttpResponse<String> send(String path, Map<String, String> fields, String fileName, InputStream content) {
        InputStream body = new SequenceInputStream(Collections.enumeration(
                List.of(bytes(head(fields, fileName)), content, bytes("\r\n--" + BOUNDARY + "--\r\n"))));
        return send(
                request(path)
                        .header("Content-Type", type())
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String path, String fileName, byte[] content) {
        return send(path, LABEL, fileName, new ByteArrayInputStream(content));
    }

    public HttpResponse<InputStream> get(String path) {
        return send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", credentials);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
