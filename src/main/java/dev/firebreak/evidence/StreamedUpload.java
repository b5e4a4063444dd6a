package dev.firebreak.evidence;

import dev.firebreak.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A form with a file (RFC 7578) that is read as it comes: first its small fields, which filters ask for, then the file, which is
 * the last part. The container would write the whole body to disk before it knows who sends it.
 */
final class StreamedUpload extends HttpServletRequestWrapper {

    private static final int FIELDS = 20;
    private static final int FIELD = 16_384;

    private @Nullable Map<String, String[]> fields;
    private @Nullable FileItemStream file;
    private @Nullable Exception broken;

    StreamedUpload(HttpServletRequest request) {
        super(request);
    }

    /** The name that the sender's machine calls the file by; "" where it sends none. */
    String fileName() {
        String name = file().getName();
        return name == null ? "" : name;
    }

    /** The content of the file; whoever reads it reads from the network. */
    InputStream content() throws IOException {
        return file().openStream();
    }

    private FileItemStream file() {
        read();
        if (broken != null || file == null) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "No file",
                    "The form holds no part 'file', or ends before it. Send what is said of the file first, each part with at most "
                            + FIELD + " bytes, and the file last.");
        }
        return file;
    }

    private Map<String, String[]> read() {
        Map<String, String[]> known = fields;
        if (known == null) {
            known = new LinkedHashMap<>();
            fields = known;
            try {
                readInto(known);
            } catch (IOException | RuntimeException e) {
                broken = e;
            }
        }
        return known;
    }

    private void readInto(Map<String, String[]> known) throws IOException {
        FileItemIterator parts =
                new FileUpload().getItemIterator(new ServletRequestContext((HttpServletRequest) getRequest()));
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (part.getFieldName().equals("file")) {
                file = part;
                return;
            }
            if (known.size() >= FIELDS) {
                throw new IOException("More than " + FIELDS + " fields");
            }
            known.put(part.getFieldName(), new String[] {text(part)});
        }
    }

    private static String text(FileItemStream part) throws IOException {
        try (InputStream from = part.openStream()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.write(from.readNBytes(FIELD + 1));
            if (text.size() > FIELD) {
                throw new IOException("A field is larger than " + FIELD + " bytes");
            }
            return text.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = read().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(read());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(read().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return read().get(name);
    }

    /** None: the container is kept from reading the body. */
    @Override
    public Collection<Part> getParts() {
        return List.of();
    }
}
