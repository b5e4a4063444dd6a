package dev.firebreak.course;

/**
 * Something about a case that is not as its plan says, or worth a second look.
 *
 * @param process what the diagram is called
 * @param text a sentence for people
 */
record Deviation(Kind kind, String process, String text) {

    /** What was not as the plan says. */
    enum Kind {
        SKIPPED("Skipped"),
        LATE("Late"),
        REPEATED("Repeated"),
        WRONG_ROLE("Wrong role"),
        UNKNOWN_ROLE("Role not recorded"),
        SAME_PERSON("Approved by the requester");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** A loop of the plan repeats steps as drawn, and what is not known is no offence: that is told, not blamed. */
        public boolean isBreach() {
            return this != REPEATED && this != UNKNOWN_ROLE;
        }
    }
}
