package dev.firebreak.notification;

/**
 * What a mail of a restricted case must heed.
 *
 * @param knowledge what those who get it may read of the case
 * @param answersTo mail address of a named person: the case desk is read by others too
 * @param answersToName that person's name
 * @param insteadOf the audience that it was meant for and that has nobody who may know; "" where it goes to those meant
 */
record Discretion(Knowledge knowledge, String answersTo, String answersToName, String insteadOf) {

    enum Knowledge {
        /** Named people. */
        EVERYTHING,
        /** Those outside: what a named person cleared for them. */
        WHAT_WAS_CLEARED,
        /** The reporter: what they reported themself, and what came of it. */
        THEIR_REPORT
    }

    /** What stands above the text of the plan's template. */
    String heading() {
        if (knowledge != Knowledge.EVERYTHING) {
            return "";
        }
        String instead = insteadOf.isEmpty()
                ? ""
                : "This notice was meant for " + insteadOf.replace('-', ' ')
                        + ". Nobody there is named on the case, so it "
                        + "comes to you. Tell them what they may know, or name somebody on the page of the case.\n";
        return "RESTRICTED: only the people named on this case may know of it. Do not forward this mail, and speak of it "
                + "with nobody else. Answers go to " + answersToName + " and not to the incident desk.\n" + instead
                + "\n";
    }
}
