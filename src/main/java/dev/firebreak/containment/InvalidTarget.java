package dev.firebreak.containment;

/** A text that is no target of its kind, or one that must never be a target; the message says why. */
class InvalidTarget extends RuntimeException {

    InvalidTarget(String target, String why) {
        super("'" + shortened(target) + "' " + why);
    }

    private static String shortened(String target) {
        return target.length() <= 100 ? target : target.substring(0, 100) + "…";
    }
}
