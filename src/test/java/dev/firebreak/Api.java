package dev.firebreak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Calls a running Firebreak over HTTP as one person or machine of the demo team. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final String authorization;

    public Api(int port, String login) {
        this(
                port,
                "Basic",
                Base64.getEncoder().encodeToString((login + ":firebreak").getBytes(StandardCharsets.UTF_8)));
    }

    private Api(int port, String scheme, String credentials) {
        this.base = "http://127.0.0.1:" + port;
        this.authorization = scheme + " " + credentials;
    }

    /** A machine with a token of its own. */
    public static Api withToken(int port, String token) {
        return new Api(port, "Bearer", token);
    }

    /** What came back; the body is JSON, or a text node where it is none. */
    public record Answer(int status, String type, String text) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + text, e);
            }
        }

        public String at(String name) {
            return json().path(name).asText();
        }

        /** A problem document with a sentence for people, and nothing of our insides. */
        public void assertRefused(int with) {
            assertThat(status).as(text).isEqualTo(with);
            assertThat(type).isEqualTo("application/problem+json");
            assertThat(at("title")).isNotBlank();
            assertThat(at("detail")).hasSizeGreaterThan(20).hasSizeLessThan(600);
            assertThat(text).doesNotContain("Exception").doesNotContain("\\tat ");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Names of the open tasks of a case, as this person sees them. */
    public List<String> tasks(String caseKey) {
        return get("/engine-rest/task?processInstanceBusinessKey=" + caseKey)
                .json()
                .findValuesAsText("name");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
