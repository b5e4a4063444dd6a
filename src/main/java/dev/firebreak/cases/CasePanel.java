package dev.firebreak.cases;

/**
 * A part of the case page that another package fills. A bean of the other package, sorted by {@code @Order}.
 */
public interface CasePanel {

    /** The heading. */
    String title();

    /** A Thymeleaf fragment expression's template and name, such as {@code "containment/panel :: panel"}. */
    String fragment();

    /** What the fragment gets as {@code panel}; read with the rights of the person who looks. */
    Object model(CaseKey key);
}
