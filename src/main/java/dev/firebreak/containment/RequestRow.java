package dev.firebreak.containment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the form in which containment is chosen, as it arrives. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RequestRow(String action, String target, String service, String address, String containHours, String reason) {

    RequestRow(
            @Nullable String action,
            @Nullable String target,
            @Nullable String service,
            @Nullable String address,
            @Nullable String containHours,
            @Nullable String reason) {
        this.action = text(action);
        this.target = text(target);
        this.service = text(service);
        this.address = text(address);
        this.containHours = text(containHours);
        this.reason = text(reason);
    }

    /** As the form shows it beforehand. */
    static RequestRow of(ContainmentRequest request) {
        return new RequestRow(
                request.kind().word(),
                request.target(),
                request.parameters().get(ContainmentParameter.SERVICE.word()),
                request.parameters().get(ContainmentParameter.ADDRESS.word()),
                request.parameters().get(ContainmentParameter.CONTAIN_HOURS.word()),
                request.reason());
    }

    /** What was filled in besides action, target and reason. */
    @JsonIgnore
    Map<ContainmentParameter, String> parameters() {
        Map<ContainmentParameter, String> filled = new EnumMap<>(ContainmentParameter.class);
        if (!service.isEmpty()) {
            filled.put(ContainmentParameter.SERVICE, service);
        }
        if (!address.isEmpty()) {
            filled.put(ContainmentParameter.ADDRESS, address);
        }
        if (!containHours.isEmpty()) {
            filled.put(ContainmentParameter.CONTAIN_HOURS, containHours);
        }
        return filled;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
