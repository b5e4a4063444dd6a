package dev.firebreak.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an alert names.
 *
 * @param assets our systems
 * @param accounts logins, mailboxes and other accounts
 * @param indicators what points to the attacker
 * @param dataClasses kinds of data concerned
 */
record Findings(List<String> assets, List<String> accounts, List<AlertIndicator> indicators, List<String> dataClasses) {

    /** Collects what a vendor's payload names, each thing once, cleaned. */
    static final class Collector {

        private static final int LONGEST = 500;

        private final Set<String> assets = new LinkedHashSet<>();
        private final Set<String> accounts = new LinkedHashSet<>();
        private final Set<AlertIndicator> indicators = new LinkedHashSet<>();

        Collector asset(String name) {
            add(assets, name);
            return this;
        }

        Collector account(String name) {
            add(accounts, name);
            return this;
        }

        Collector indicator(String type, String value) {
            if (!value.isBlank()) {
                indicators.add(new AlertIndicator(type, tidy(value)));
            }
            return this;
        }

        /**
         * Both ends of a connection. A public address is the outside; between two of our own addresses the source is
         * what to look at and both are ours.
         */
        Collector connection(String from, String to) {
            if (from.isBlank() && !Addresses.isOurs(to)) {
                return indicator("ip", to);
            }
            if (!Addresses.isOurs(from)) {
                return indicator("ip", from).asset(to);
            }
            asset(from);
            return Addresses.isOurs(to) ? asset(to).indicator("ip", from) : indicator("ip", to);
        }

        Findings done() {
            return new Findings(
                    new ArrayList<>(assets), new ArrayList<>(accounts), new ArrayList<>(indicators), List.of());
        }

        private static void add(Set<String> to, String name) {
            if (!name.isBlank()) {
                to.add(tidy(name));
            }
        }

        private static String tidy(String text) {
            return Texts.shorten(Texts.clean(text).strip(), LONGEST);
        }
    }
}
