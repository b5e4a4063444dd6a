package dev.firebreak.plan;

/**
 * A file of a deployed plan.
 *
 * @param name relative, with forward slashes
 * @param kind what it is, in words for people
 */
record PlanFile(String name, String kind) {

    static PlanFile of(String name) {
        return new PlanFile(name, kind(name));
    }

    private static String kind(String name) {
        if (name.endsWith(".bpmn")) {
            return "Process";
        } else if (name.endsWith(".dmn")) {
            return "Decision table";
        } else if (name.endsWith(".form")) {
            return "Form";
        } else if (name.endsWith(".mustache")) {
            return "Notice template";
        } else if (name.endsWith(".csv")) {
            return "Examples of a table";
        }
        return switch (name) {
            case "team.yaml" -> "Team, rota and contacts";
            case "obligations.yaml" -> "Legal clocks";
            default -> "Other";
        };
    }
}
