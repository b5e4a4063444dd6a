package dev.firebreak.containment;

import java.util.function.UnaryOperator;

/** What an action is done to. Each kind takes its targets in one spelling and refuses what cannot be meant. */
enum TargetKind {
    HOST("host", HostTarget::read),
    IP("ip", IpTarget::read),
    DOMAIN("domain", DomainTarget::read),
    HASH("hash", HashTarget::read),
    ACCOUNT("account", AccountTarget::read),
    MAIL("mail", MailTarget::read),
    URL("url", UrlTarget::read),
    CIDR("cidr", CidrTarget::read);

    private final String word;
    private final UnaryOperator<String> reader;

    TargetKind(String word, UnaryOperator<String> reader) {
        this.word = word;
        this.reader = reader;
    }

    /** As the plan's tables write it. */
    String word() {
        return word;
    }

    /**
     * The target in its one spelling.
     *
     * @throws InvalidTarget with a sentence that says what is wrong
     */
    String read(String text) {
        return reader.apply(text.strip());
    }
}
