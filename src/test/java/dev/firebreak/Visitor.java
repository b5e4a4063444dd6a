package dev.firebreak;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the other end of HTTP: with a browser's session, with HTTP Basic, or unknown. Follows no redirects. */
public final class Visitor {

    private static final String PASSWORD = "firebreak";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final Optional<String> basic;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Visitor(int port, Optional<String> basic) {
        this.base = "http://127.0.0.1:" + port;
        this.basic = basic;
    }

    /** Signs in to nothing. */
    public static Visitor unknown(int port) {
        return new Visitor(port, Optional.empty());
    }

    /** Sends the login and the demo password with every request. */
    public static Visitor withBasic(int port, String login) {
        return withBasic(port, login, PASSWORD);
    }

    public static Visitor withBasic(int port, String login, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Visitor(port, Optional.of("Basic " + credentials));
    }

    /** Signed in at the sign-in page. */
    public static Visitor withSession(int port, String login) {
        Visitor visitor = unknown(port);
        HttpResponse<String> answer = visitor.signIn(login, PASSWORD);
        if (answer.headers().firstValue("location").orElse("").contains("error")) {
            throw new IllegalStateException(login + " cannot sign in");
        }
        return visitor;
    }

    public HttpResponse<String> signIn(String login, String password) {
        return form("/login", Map.of("username", login, "password", password, "_csrf", csrf("/login")));
    }

    /** The token of the form on a page. */
    public String csrf(String page) {
        Matcher token = CSRF.matcher(get(page).body());
        return token.find() ? token.group(1) : "";
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** As a browser asks for a page. */
    public HttpResponse<String> open(String path) {
        return send(asBrowser(request("GET", path, "", "")));
    }

    public HttpResponse<String> form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(asBrowser(request("POST", path, body, "application/x-www-form-urlencoded")));
    }

    private static HttpRequest asBrowser(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Accept", "text/html,*/*;q=0.8")
                .build();
    }

    /** With a JSON body where there is one, and Camunda's token against cross-site requests where it has sent one. */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(request(method, path, json, "application/json"));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest request(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        basic.ifPresent(credentials -> request.header("Authorization", credentials));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        return request.build();
    }
}
