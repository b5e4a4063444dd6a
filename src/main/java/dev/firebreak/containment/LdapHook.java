package dev.firebreak.containment;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.RetrySchedule;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Disables accounts in a directory and enables them again. It sets a state, so that the same call may come again, and reads
 * it, so that it can be asked.
 */
final class LdapHook implements ContainmentHook {

    /** The directory is busy, or somebody else changed the account between our look and our change. */
    private static final Set<ResultCode> NOT_NOW =
            Set.of(ResultCode.BUSY, ResultCode.UNAVAILABLE, ResultCode.NO_SUCH_ATTRIBUTE);

    private static final int SHOWN = 300;

    private final String name;
    private final HookSettings settings;
    private final LdapDirectory directory;

    LdapHook(String name, HookSettings settings, LdapDirectory directory) {
        this.name = name;
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public Counterpart counterpart() {
        return Counterpart.here(name, true, true, new RetrySchedule(settings.retryDelays(), false));
    }

    @Override
    public EffectOutcome send(HookCall call) {
        SendGate gate = new SendGate();
        try {
            return Deadline.within(settings.timeout(call), () -> change(call, gate));
        } catch (TimeoutException e) {
            return lost(gate, "did not answer within " + Deadline.text(settings.timeout(call)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lost(gate, "was called while Firebreak was stopped");
        } catch (ExecutionException e) {
            return failed(gate, e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public EffectOutcome ask(HookCall call) {
        try {
            return Deadline.within(settings.timeout(call), () -> read(call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EffectOutcome.OutcomeUnknown("Hook " + name + " was asked while Firebreak was stopped.");
        } catch (TimeoutException | ExecutionException e) {
            return new EffectOutcome.OutcomeUnknown("Hook " + name + " cannot be asked now: "
                    + reason(e.getCause() == null ? e : e.getCause()) + ". Whether it took effect is not known.");
        }
    }

    private EffectOutcome change(HookCall call, SendGate gate) throws LDAPException {
        try (LDAPConnection connection = directory.connect()) {
            LdapAccount account = directory.find(connection, call.target());
            if (account.isAsWanted(call)) {
                return new EffectOutcome.AlreadyApplied(said(account, "was " + state(call) + " before"));
            }
            if (call.releases() && !account.wasDisabledByUs()) {
                return new EffectOutcome.Refused(said(account, "was disabled by somebody else")
                        + " Nothing was changed. Enable it by hand where that is right.");
            }
            if (!gate.begin()) {
                throw new LDAPException(ResultCode.USER_CANCELED, "given up");
            }
            connection.modify(account.dn(), account.changes(call));
            return new EffectOutcome.Applied(said(account, "is " + state(call) + " now"));
        }
    }

    private EffectOutcome read(HookCall call) throws LDAPException {
        try (LDAPConnection connection = directory.connect()) {
            LdapAccount account = directory.find(connection, call.target());
            return account.isAsWanted(call)
                    ? new EffectOutcome.AlreadyApplied(said(account, "is " + state(call)))
                    : new EffectOutcome.NotSent(said(account, "is not " + state(call)));
        }
    }

    private static String state(HookCall call) {
        return call.releases() ? "enabled" : "disabled";
    }

    private String said(LdapAccount account, String what) {
        return "Hook " + name + ": " + account.dn() + " " + what + ".";
    }

    private EffectOutcome lost(SendGate gate, String why) {
        return gate.giveUp()
                ? new EffectOutcome.NotSent("Hook " + name + " " + why + ". Nothing was changed.")
                : new EffectOutcome.OutcomeUnknown(
                        "Hook " + name + " " + why + ". Whether it took effect is not known.");
    }

    private EffectOutcome failed(SendGate gate, Throwable cause) {
        boolean answered =
                cause instanceof LDAPException said && !said.getResultCode().isClientSideResultCode();
        if (cause instanceof LDAPException said && answered && NOT_NOW.contains(said.getResultCode())) {
            return new EffectOutcome.NotSent("Hook " + name + " says not now: " + reason(cause));
        }
        if (answered || cause instanceof InvalidTarget || cause.getCause() instanceof LdapDirectory.BlockedName) {
            return new EffectOutcome.Refused("Hook " + name + ": " + reason(cause) + " Nothing was changed.");
        }
        return lost(gate, "cannot be talked to: " + reason(cause));
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String code = cause instanceof LDAPException said ? said.getResultCode().getName() + ": " : "";
        return code + message.substring(0, Math.min(message.length(), SHOWN));
    }
}
