package dev.firebreak.local;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Refusal;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Every mail that Firebreak sent, for everybody who is signed in. */
@Controller
@Profile("local")
class MailboxPage {

    private final Mailbox mailbox;

    MailboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Bean
    static AccessRuleSet mailboxAccess() {
        return AccessRuleSet.of(AccessRule.of("/mailbox/**", Roles.people()));
    }

    @GetMapping("/mailbox")
    String list(Model model) {
        model.addAttribute("mails", mailbox.mails());
        return "local/mailbox";
    }

    @GetMapping("/mailbox/{number}")
    String one(@PathVariable long number, Model model) {
        model.addAttribute("mail", mailbox.find(number).orElseThrow(MailboxPage::gone));
        return "local/mailbox-mail";
    }

    private static Refusal gone() {
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "No such mail",
                "The mailbox keeps the last 500 mails until Firebreak stops. Go back to the list.");
    }
}
