package dev.firebreak.containment;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value that an action takes besides its target; each is checked before anybody can approve it. */
enum ContainmentParameter {
    SERVICE(
            "service",
            "Service",
            "The service to stop, by the name that the machine knows it by, such as nginx or LanmanServer.",
            Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} _.@$-]{0,98}[\\p{L}\\p{N}_$]|[\\p{L}\\p{N}_]")),
    ADDRESS(
            "address",
            "Address of the machine",
            "One IP address, such as 10.1.2.3. A gateway knows machines by their address only.",
            Pattern.compile("[0-9a-fA-F:.]+")),
    CONTAIN_HOURS(
            "contain-hours",
            "Hours to contain",
            "A whole number from 1 to 720. When they are over, people are asked whether to extend or to release.",
            Pattern.compile("[1-9]\\d?|[1-6]\\d\\d|7[01]\\d|720"));

    private final String word;
    private final String title;
    private final String plain;
    private final Pattern values;

    ContainmentParameter(String word, String title, String plain, Pattern values) {
        this.word = word;
        this.title = title;
        this.plain = plain;
        this.values = values;
    }

    static Optional<ContainmentParameter> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Values by name, for people: "Hours to contain: 4, Service: nginx". */
    static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> of(each.getKey()).map(ContainmentParameter::title).orElse(each.getKey()) + ": "
                        + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** As hooks know it, and as it is stored. */
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    /** What belongs there, for people. */
    String plain() {
        return plain;
    }

    /** @throws InvalidTarget with a sentence that says what belongs there */
    String read(String text) {
        if (!values.matcher(text).matches()) {
            throw new InvalidTarget(text, "is no value for '" + title + "'. " + plain);
        }
        return this == ADDRESS ? IpTarget.read(text) : text;
    }
}
