package dev.firebreak.alert;

import dev.firebreak.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The normaliser of each source. */
@Component
class Normalizers {

    private final Map<String, AlertNormalizer> bySource = new TreeMap<>();

    Normalizers(List<AlertNormalizer> all) {
        all.forEach(each -> bySource.put(each.source(), each));
    }

    AlertNormalizer of(String source) {
        AlertNormalizer normalizer = bySource.get(source);
        if (normalizer == null) {
            throw new Refusal(
                    HttpStatus.NOT_FOUND,
                    "Unknown source",
                    "There is no intake for '" + Texts.shorten(Texts.clean(source), 50) + "'. Known are "
                            + String.join(", ", bySource.keySet())
                            + "; any other system can send the generic alert to /api/alerts.");
        }
        return normalizer;
    }
}
