package dev.firebreak.containment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the plan's table of proposals.
 *
 * @param service which service, where the action needs one; "" else
 */
record ProposedAction(String action, String service) {

    /** The rows that matched, as the engine gives them. */
    static List<ProposedAction> all(@Nullable Object table) {
        return table instanceof List<?> rows
                ? rows.stream().map(row -> of((Map<?, ?>) row)).toList()
                : List.of();
    }

    /** Those that the action takes. */
    Map<String, String> parameters(ContainmentKind kind) {
        return service.isEmpty() || !kind.parameters().contains(ContainmentParameter.SERVICE)
                ? Map.of()
                : Map.of(ContainmentParameter.SERVICE.word(), service);
    }

    private static ProposedAction of(Map<?, ?> row) {
        Object service = row.get("service");
        return new ProposedAction(String.valueOf(row.get("action")), service == null ? "" : String.valueOf(service));
    }
}
