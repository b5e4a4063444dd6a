package dev.firebreak.containment;

import jakarta.validation.constraints.AssertTrue;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only a hook of type nftables has. It changes the firewall of the machine that Firebreak, or its worker, runs on.
 *
 * @param command how nft is called there, a word each, such as {@code sudo,-n,/usr/sbin/nft}
 */
record NftablesSettings(@DefaultValue("nft") List<String> command) {

    static final NftablesSettings NONE = new NftablesSettings(List.of("nft"));

    @AssertTrue(message = "command must have a first word, and no empty one")
    boolean isCommandWhole() {
        return !command.isEmpty() && command.stream().noneMatch(String::isBlank);
    }
}
