package dev.firebreak.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
        questionsComeAndGo(page);
        page.getByLabel("What did you see, and why").fill("Logins from an address nobody knows");
        select(page, "Kind of incident", "Malware");
        select(page, "Effect on services", "Low");
        select(page, "Effect on information", "None");
        select(page, "How well can we recover?", "Regular");
        choose(page, "Is it spreading or still active?", "No");
        choose(page, "Is a critical system", "No");
        choose(page, "Is the attacker still inside?", "No");
    }

    /** What an answer makes needless is not asked, and asked again when it is needed. */
    private static void questionsComeAndGo(Page page) {
        Locator otherCase = page.getByLabel("Which case does it belong to?");
        Locator kind = field(page, "select", "Kind of incident");
        assertThat(otherCase).hasCount(0);
        choose(page, "Is it an incident?", "It belongs to a case that we have");
        assertThat(otherCase).isVisible();
        assertThat(kind).hasCount(0);
        choose(page, "Is it an incident?", "Yes");
        assertThat(otherCase).hasCount(0);
        assertThat(kind).isVisible();
        Locator reason = page.getByLabel("Reason for setting it by hand");
        assertThat(reason).hasCount(0);
        select(page, "Set the severity by hand", "High");
        reason.fill("A server of the finance department");
    }

    static void choose(Page page, String question, String answer) {
        field(page, "radio", question)
                .locator("label.fjs-inline-label, label.fjs-form-field-label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + answer)))
                .first()
                .click();
    }

    static void select(Page page, String question, String answer) {
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
