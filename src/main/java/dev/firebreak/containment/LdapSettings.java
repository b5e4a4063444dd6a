package dev.firebreak.containment;

import com.unboundid.ldap.sdk.DN;
import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only a hook of type ldap has. Its url is {@code ldaps://…}, or {@code ldap://…} on which TLS is started; its secret is
 * the password of the service account.
 *
 * @param bindDn the service account, which may read accounts and change the attribute of {@code mode}
 * @param baseDn accounts are looked for below it
 * @param filter finds an account, with <code>{account}</code> where its name belongs; "" for the one of the mode
 * @param domain accounts are also known as {@code DOMAIN\name}; names of any other domain are refused
 * @param mode how an account is disabled
 * @param noteAttribute where to note for which case an account was disabled; nobody else may use it. With it only accounts
 *     that Firebreak disabled are enabled again; "" for none
 */
record LdapSettings(
        @DefaultValue("") String bindDn,
        @DefaultValue("") String baseDn,
        @DefaultValue("") String filter,
        @DefaultValue("") String domain,
        @DefaultValue("active-directory") AccountLock mode,
        @DefaultValue("") String noteAttribute) {

    static final LdapSettings NONE = new LdapSettings("", "", "", "", AccountLock.ACTIVE_DIRECTORY, "");

    @AssertTrue(message = "bind-dn and base-dn must be distinguished names")
    boolean isNamesReadable() {
        return DN.isValidDN(bindDn) && DN.isValidDN(baseDn);
    }

    @AssertTrue(message = "filter must be an LDAP filter with {account} where the account's name belongs")
    boolean isFilterReadable() {
        return AccountFilter.isReadable(filterText());
    }

    String filterText() {
        return filter.isEmpty() ? mode.filter() : filter;
    }
}
