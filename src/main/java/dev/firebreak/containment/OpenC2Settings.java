package dev.firebreak.containment;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only a hook of type openc2 has.
 *
 * @param profile the actuator profile that it understands: slpf (packet filter) or er (endpoint response)
 * @param assetId names the actuator behind the address, where it has several; "" for none
 */
record OpenC2Settings(
        @DefaultValue("slpf") OpenC2Profile profile,
        @DefaultValue("") String assetId) {

    static final OpenC2Settings NONE = new OpenC2Settings(OpenC2Profile.SLPF, "");
}
