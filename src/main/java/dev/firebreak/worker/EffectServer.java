package dev.firebreak.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The server as its worker sees it: {@link WorkerApi} over HTTP. Redirects are not followed: the token stays where it belongs. */
final class EffectServer {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Long, since orders whose answer is not waited for are in doubt. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final ServerAddress address;
    private final String name;
    private final String token;
    private final ObjectMapper json;
    private final Clock clock;

    EffectServer(ServerAddress address, String name, String token, ObjectMapper json, Clock clock) {
        this.address = address;
        this.name = name;
        this.token = token;
        this.json = json;
        this.clock = clock;
    }

    /** What waits for this worker, which from now on has to carry it out. */
    List<FetchedOrder> fetch(int max) throws ServerTrouble {
        Instant asked = clock.instant();
        HttpResponse<String> answer = post("/api/effects/fetch", Map.of("max", max, "worker", name));
        Duration ahead = Duration.between(date(answer, asked), asked);
        List<FetchedOrder> orders = new ArrayList<>();
        read(answer.body()).forEach(order -> orders.add(FetchedOrder.of(order, ahead)));
        return orders;
    }

    /** The server has it durably when this returns. */
    void tell(String id, ToldOutcome outcome) throws ServerTrouble {
        post("/api/effects/" + id + "/outcome", outcome);
    }

    private HttpResponse<String> post(String path, Object body) throws ServerTrouble {
        HttpResponse<String> answer = send(path, body);
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer;
        }
        ServerTrouble.Kind kind = ServerTrouble.Kind.AWAY;
        if (status == 409) {
            kind = ServerTrouble.Kind.LATE;
        } else if (status < 500 && !LATER.contains(status)) {
            kind = ServerTrouble.Kind.REFUSED;
        }
        throw new ServerTrouble(kind, address.base() + " answered HTTP " + status + said(answer));
    }

    private HttpResponse<String> send(String path, Object body) throws ServerTrouble {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.at(path))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerTrouble(ServerTrouble.Kind.AWAY, "The worker was interrupted");
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new ServerTrouble(ServerTrouble.Kind.AWAY, address.base() + " cannot be reached (" + why + ")");
        }
    }

    private JsonNode read(String body) throws ServerTrouble {
        try {
            JsonNode read = json.readTree(body);
            if (read.isArray()) {
                return read;
            }
        } catch (JsonProcessingException noJson) {
            // Some page, as from a proxy.
        }
        throw new ServerTrouble(
                ServerTrouble.Kind.REFUSED, address.base() + " does not answer as Firebreak does. Check --url");
    }

    /** What a problem document tells people. */
    private String said(HttpResponse<String> answer) {
        try {
            String detail = json.readTree(answer.body()).path("detail").asText();
            return detail.isEmpty() ? "" : ": " + detail;
        } catch (JsonProcessingException noProblemDocument) {
            return "";
        }
    }

    /** By the server's clock, to the second; ours where it does not say. */
    private static Instant date(HttpResponse<String> answer, Instant ours) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(ours);
        } catch (DateTimeParseException unreadable) {
            return ours;
        }
    }
}
