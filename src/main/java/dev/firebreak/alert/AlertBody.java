package dev.firebreak.alert;

import dev.firebreak.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads a request body, and no more of it than may be. */
@Component
class AlertBody {

    private final DataSize limit;

    AlertBody(AlertProperties properties) {
        this.limit = properties.limit();
    }

    byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
        if (body.length > limit.toBytes()) {
            throw tooLarge();
        }
        return body;
    }

    private Refusal tooLarge() {
        return new Refusal(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "Too large",
                "An alert may have " + limit.toKilobytes()
                        + " KB. Leave out what is not needed, or raise firebreak.alerts.limit.");
    }
}
