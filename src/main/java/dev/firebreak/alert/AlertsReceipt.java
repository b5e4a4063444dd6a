package dev.firebreak.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a webhook's alerts: the first one's receipt, and all of them in {@code alerts}.
 *
 * @param alerts in the order of the webhook
 */
record AlertsReceipt(
        UUID alertId,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String caseKey,
        String disposition,
        List<AlertReceipt> alerts) {

    static AlertsReceipt of(List<AlertReceipt> all) {
        AlertReceipt first = all.get(0);
        return new AlertsReceipt(first.alertId(), first.caseKey(), first.disposition(), all);
    }
}
