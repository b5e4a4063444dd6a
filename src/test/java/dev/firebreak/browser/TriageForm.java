package dev.firebreak.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Fills in forms as they stand in Tasklist. */
final class TriageForm {

    private TriageForm() {}

    static void answerAsIncident(Page page) {
        page.getByLabel("I read the alert as the source sent it").check();
        page.getByLabel("I looked whether an open case").check();
        page.getByLabel("I changed nothing on the systems").check();
        choose(page, "Is it an incident?", "Yes");
        page.getByLabel("What did you see, and why").fill("Logins from an address nobody knows");
        select(page, "Kind of incident", "Malware");
        select(page, "Effect on services", "Low");
        select(page, "Effect on information", "None");
        select(page, "How well can we recover?", "Regular");
        choose(page, "Is it spreading or still active?", "No");
        choose(page, "Is a critical system", "No");
        choose(page, "Is the attacker still inside?", "No");
    }

    static void choose(Page page, String question, String answer) {
        field(page, "radio", question)
                .locator("label.fjs-inline-label, label.fjs-form-field-label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + answer)))
                .first()
                .click();
    }

    private static void select(Page page, String question, String answer) {
        Locator field = field(page, "select", question);
        field.locator(".fjs-input-group, .fjs-select-display, input").first().click();
        field.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + answer, Pattern.CASE_INSENSITIVE)))
                .first()
                .click();
    }

    private static Locator field(Page page, String type, String question) {
        return page.locator(".fjs-form-field-" + type)
                .filter(new Locator.FilterOptions().setHasText(question))
                .first();
    }
}
