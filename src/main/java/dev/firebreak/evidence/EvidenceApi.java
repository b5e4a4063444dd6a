package dev.firebreak.evidence;

import dev.firebreak.cases.CaseReader;
import dev.firebreak.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/** The evidence of a case, for programs. */
@RestController
@RequestMapping("/api/cases/{key}")
class EvidenceApi {

    private final CaseReader reader;
    private final EvidenceLocker locker;
    private final EvidenceViews views;
    private final EvidenceSender sender;
    private final Uploads uploads;
    private final Disposals disposals;
    private final LegalHolds holds;

    EvidenceApi(
            CaseReader reader,
            EvidenceLocker locker,
            EvidenceViews views,
            EvidenceSender sender,
            Uploads uploads,
            Disposals disposals,
            LegalHolds holds) {
        this.reader = reader;
        this.locker = locker;
        this.views = views;
        this.sender = sender;
        this.uploads = uploads;
        this.disposals = disposals;
        this.holds = holds;
    }

    record Reason(@Nullable String reason) {}

    record Hold(@Nullable Boolean held, @Nullable String reason) {}

    @GetMapping("/evidence")
    List<EvidenceView> list(@PathVariable String key) {
        return views.of(reader.key(key));
    }

    @PostMapping("/evidence")
    ResponseEntity<EvidenceView> store(@PathVariable String key, HttpServletRequest request) throws IOException {
        EvidenceItem item = store(locker, uploads, reader.key(key).text(), request);
        return ResponseEntity.created(URI.create("/api/cases/" + key + "/evidence/" + item.id()))
                .body(views.view(item));
    }

    /** The file of a form, with what the form says of it. */
    static EvidenceItem store(EvidenceLocker locker, Uploads uploads, String key, HttpServletRequest request)
            throws IOException {
        StreamedUpload form = WebUtils.getNativeRequest(request, StreamedUpload.class);
        if (form == null) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "No form with a file",
                    "Send multipart/form-data with the parts description, place, reason and, last, file.");
        }
        uploads.requireFits(request.getContentLengthLong() - (1 << 20));
        EvidenceLocker.Label label = new EvidenceLocker.Label(
                form.getParameter("description"),
                form.getParameter("place"),
                form.getParameter("reason"),
                form.getParameter("collectedBy"),
                form.getParameter("collectedAt"));
        try (InputStream content = uploads.bounded(form.content())) {
            return locker.store(key, label, form.fileName(), content);
        }
    }

    @GetMapping("/evidence/{id}")
    EvidenceView one(@PathVariable String key, @PathVariable long id) {
        return views.view(locker.get(key, id));
    }

    @GetMapping("/evidence/{id}/content")
    void content(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sender.send(locker.open(key, id, reason, request.getRemoteAddr()), response);
    }

    @GetMapping("/evidence/{id}/wrapped")
    void wrapped(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        sender.sendWrapped(locker.open(key, id, reason, request.getRemoteAddr()), response);
    }

    @PostMapping("/evidence/{id}/custody")
    EvidenceView report(@PathVariable String key, @PathVariable long id, @RequestBody EvidenceLocker.Report report) {
        locker.report(key, id, report);
        return one(key, id);
    }

    @PostMapping("/evidence/{id}/disposal")
    EvidenceView dispose(@PathVariable String key, @PathVariable long id, @RequestBody Reason asked) {
        disposals.request(locker.present(key, id), asked.reason());
        return one(key, id);
    }

    @PostMapping("/evidence/{id}/disposal/{answer:approve|decline}")
    EvidenceView decide(
            @PathVariable String key, @PathVariable long id, @PathVariable String answer, @RequestBody Reason asked) {
        disposals.decide(locker.present(key, id), answer.equals("approve"), asked.reason());
        return one(key, id);
    }

    @PostMapping("/legal-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@PathVariable String key, @RequestBody Hold asked) {
        if (asked.held() == null) {
            throw Said.invalid("'held' must be true to place the hold, or false to lift it.");
        }
        holds.set(reader.key(key), asked.held(), asked.reason());
    }
}
