package dev.firebreak.cases;

import dev.firebreak.web.Refusal;
import org.springframework.http.HttpStatus;

/** There is no such case, or the person may not know of it. */
public class UnknownCase extends Refusal {

    public UnknownCase(String key) {
        super(HttpStatus.NOT_FOUND, "No such case", "There is no case '" + key + "' that you may see. Check the key.");
    }
}
