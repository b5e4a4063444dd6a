package dev.firebreak.alert;

import dev.firebreak.web.Refusal;
import org.springframework.http.HttpStatus;

/** There is no such alert, or the person may not know of its case. */
final class UnknownAlert {

    private UnknownAlert() {}

    static Refusal of(String id) {
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "No such alert",
                "There is no alert '" + Texts.shorten(Texts.clean(id), 50) + "' that you may see. Check its id.");
    }
}
