package dev.firebreak.alert;

import dev.firebreak.web.PageOf;
import dev.firebreak.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Alerts over HTTP. */
@RestController
@RequestMapping("/api/alerts")
class AlertController {

    /** A page of another site can send a form or plain text with somebody's cached password, but not JSON. */
    private static final String PLUS_JSON = "application/*+json";

    private final AlertBody bodies;
    private final Normalizers normalizers;
    private final AlertIntake intake;
    private final Alerts alerts;
    private final AlertOpener opener;
    private final int mostPerRequest;

    AlertController(
            AlertBody bodies,
            Normalizers normalizers,
            AlertIntake intake,
            Alerts alerts,
            AlertOpener opener,
            AlertProperties properties) {
        this.bodies = bodies;
        this.normalizers = normalizers;
        this.intake = intake;
        this.alerts = alerts;
        this.opener = opener;
        this.mostPerRequest = properties.mostPerRequest();
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, PLUS_JSON})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Object accept(HttpServletRequest request) throws IOException {
        return accept("generic", request);
    }

    @PostMapping(
            path = "/{source}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, PLUS_JSON})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Object accept(@PathVariable String source, HttpServletRequest request) throws IOException {
        AlertNormalizer normalizer = normalizers.of(source);
        byte[] body = bodies.read(request);
        List<NormalAlert> normal = normalizer.normalize(AlertJson.read(body));
        if (normal.size() > mostPerRequest) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Too many alerts",
                    "One request may hold " + mostPerRequest + " alerts, not " + normal.size()
                            + ". Set max_alerts at the sender, or raise firebreak.alerts.most-per-request.");
        }
        List<AlertReceipt> receipts = intake.accept(body, normal);
        return normalizer.sendsSeveral() ? AlertsReceipt.of(receipts) : receipts.get(0);
    }

    @GetMapping
    PageOf<StoredAlert> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "0") int page) {
        return alerts.page(q, source, PageOf.number(page));
    }

    @GetMapping("/{id}")
    StoredAlert one(@PathVariable String id) {
        return find(id);
    }

    /** As it was received; a download, so that no browser takes it for a page. */
    @GetMapping("/{id}/payload")
    ResponseEntity<byte[]> payload(@PathVariable String id) {
        UUID known = find(id).alertId();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("alert-" + known + ".json")
                                .build()
                                .toString())
                .body(alerts.payload(known));
    }

    /** Opens a case from an alert that was only recorded. */
    @PostMapping("/{id}/case")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> open(@PathVariable String id) {
        return Map.of("caseKey", opener.open(find(id).alertId()).key());
    }

    private StoredAlert find(String id) {
        return alerts.find(id).orElseThrow(() -> UnknownAlert.of(id));
    }
}
