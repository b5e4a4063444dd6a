package dev.firebreak.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Who had an item.
 *
 * @param events in the order in which they were recorded
 */
record CustodyChain(List<CustodyEvent> events) {

    /** Its handing over, while it is with somebody else: the newest that was handed over or given back, where that is it. */
    Optional<CustodyEvent> handedOver() {
        return events.stream()
                .filter(event -> event.kind() == CustodyKind.TRANSFERRED || event.kind() == CustodyKind.RETURNED)
                .reduce((earlier, later) -> later)
                .filter(event -> event.kind() == CustodyKind.TRANSFERRED);
    }
}
