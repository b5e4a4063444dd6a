package dev.firebreak.roster;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Has the engine ask for long passwords too, where people change their own; profile local keeps its demo password. */
@Component
@Profile("!local")
class PasswordRules implements PasswordPolicy, PasswordPolicyRule {

    PasswordRules(ProcessEngine engine) {
        engine.getProcessEngineConfiguration().setPasswordPolicy(this).setEnablePasswordPolicy(true);
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(this);
    }

    /** The web apps translate it: "at least 12 characters". */
    @Override
    public String getPlaceholder() {
        return "PASSWORD_POLICY_LENGTH";
    }

    @Override
    public Map<String, String> getParameters() {
        return Map.of("minLength", String.valueOf(Password.SHORTEST));
    }

    @Override
    public boolean execute(String candidate) {
        return candidate.length() >= Password.SHORTEST;
    }
}
