package dev.firebreak.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Brings one vendor's payload into the common shape. */
interface AlertNormalizer {

    /** The last part of the address that takes this payload, such as "wazuh". */
    String source();

    /** Whether a payload is an envelope for several alerts. */
    default boolean sendsSeveral() {
        return false;
    }

    /**
     * The alerts in a payload; most vendors send one.
     *
     * @throws dev.firebreak.web.Refusal with 422 where it is not this vendor's payload
     */
    List<NormalAlert> normalize(JsonNode payload);
}
