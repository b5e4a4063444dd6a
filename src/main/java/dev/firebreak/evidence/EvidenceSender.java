package dev.firebreak.evidence;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends content so that no browser shows or runs it: always as a file to be saved, of no type. */
@Component
class EvidenceSender {

    /** What those who exchange malware agreed on, so that no scanner on the way deletes it. */
    private static final char[] PASSWORD = "infected".toCharArray();

    private final EvidenceContent contents;

    EvidenceSender(EvidenceContent contents) {
        this.contents = contents;
    }

    /** The content as it is, with its hash ({@code Repr-Digest}, RFC 9530). */
    void send(EvidenceItem item, HttpServletResponse response) throws IOException {
        try (InputStream content = contents.verified(item)) {
            attachment(response, "application/octet-stream", FileName.safe(item));
            response.setContentLengthLong(item.size());
            String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(item.sha256()));
            response.setHeader("Repr-Digest", "sha-256=:" + digest + ":");
            content.transferTo(response.getOutputStream());
        }
    }

    /** In a zip with the password "infected", in the old encryption that every unpacker knows: a wrapping, no secret. */
    void sendWrapped(EvidenceItem item, HttpServletResponse response) throws IOException {
        try (InputStream content = contents.verified(item)) {
            String name = FileName.safe(item);
            attachment(response, "application/zip", name + ".zip");
            ZipParameters entry = new ZipParameters();
            entry.setFileNameInZip(name);
            entry.setEntrySize(item.size());
            entry.setEncryptFiles(true);
            entry.setEncryptionMethod(EncryptionMethod.ZIP_STANDARD);
            try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream(), PASSWORD)) {
                zip.putNextEntry(entry);
                content.transferTo(zip);
                zip.closeEntry();
            }
        }
    }

    private static void attachment(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
