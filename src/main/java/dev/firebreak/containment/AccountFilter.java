package dev.firebreak.containment;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

/** The filter that finds one account. A name cannot change what it asks for. */
final class AccountFilter {

    private static final String PLACE = "{account}";

    private final LdapSettings settings;

    AccountFilter(LdapSettings settings) {
        this.settings = settings;
    }

    static boolean isReadable(String filter) {
        try {
            return filter.contains(PLACE) && Filter.create(filter.replace(PLACE, "x")) != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    /** @throws InvalidTarget where the account belongs to another domain */
    Filter of(String account) {
        String value = Filter.encodeValue(inDomain(account));
        try {
            return Filter.create(settings.filterText().replace(PLACE, value));
        } catch (LDAPException e) {
            throw new IllegalStateException("A filter that was readable at the start no longer is", e);
        }
    }

    private String inDomain(String account) {
        int backslash = account.indexOf('\\');
        if (backslash < 0) {
            return account;
        }
        String domain = account.substring(0, backslash);
        if (!domain.equalsIgnoreCase(settings.domain())) {
            throw new InvalidTarget(account, "belongs to another domain than this directory.");
        }
        return account.substring(backslash + 1);
    }
}
