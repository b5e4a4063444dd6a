package dev.firebreak.web;

import dev.firebreak.audit.RecordBundle;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A bundle as an answer: a zip to keep, sent while it is made. */
public final class BundleAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(BundleAnswer.class);

    private BundleAnswer() {}

    /**
     * Sends it. What fails before the first byte has left is an error like any other; what fails later cuts the connection,
     * so that nobody takes the beginning for the whole: an error written behind it would end the answer as if it were well.
     *
     * @param name of the file, in ASCII
     */
    public static void send(RecordBundle bundle, String name, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            bundle.writeTo(response.getOutputStream());
        } catch (IOException | RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
                throw e;
            }
            LOG.warn("The bundle {} was cut off. Ask for it again once the cause is mended", name, e);
            throw new CutOff(e);
        }
    }

    /** What is said while no checkpoint covers what is asked for. */
    public static Refusal tooEarly() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not signed yet",
                "No checkpoint covers this part of the record yet. Ask again in ten seconds.");
    }
}
