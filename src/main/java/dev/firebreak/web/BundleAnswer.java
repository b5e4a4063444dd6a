package dev.firebreak.web;

import dev.firebreak.audit.RecordBundle;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A bundle as an answer: a zip to keep, sent while it is made. */
public final class BundleAnswer {

    private BundleAnswer() {}

    /** @param name of the file, in ASCII */
    public static void send(RecordBundle bundle, String name, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        bundle.writeTo(response.getOutputStream());
    }

    /** What is said while no checkpoint covers what is asked for. */
    public static Refusal tooEarly() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not signed yet",
                "No checkpoint covers this part of the record yet. Ask again in ten seconds.");
    }
}
