package dev.firebreak.containment;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a directory knows that an account is disabled. Every change names the value it replaces, so that one that somebody else
 * made meanwhile is not undone by it.
 */
enum AccountLock {
    /** Bit 2 of {@code userAccountControl} (ACCOUNTDISABLE); all other bits stay as they are. */
    ACTIVE_DIRECTORY("userAccountControl", "(|(sAMAccountName={account})(userPrincipalName={account}))") {
        @Override
        boolean locks(@Nullable String value) {
            return value != null && (Long.parseLong(value) & DISABLED) != 0;
        }

        @Override
        @Nullable
        String locked(@Nullable String value) {
            return String.valueOf((value == null ? NORMAL_ACCOUNT : Long.parseLong(value)) | DISABLED);
        }

        @Override
        @Nullable
        String unlocked(@Nullable String value) {
            return value == null ? null : String.valueOf(Long.parseLong(value) & ~DISABLED);
        }
    },

    /** {@code pwdAccountLockedTime} with the value that means for ever (LDAP password policy, OpenLDAP ppolicy). */
    PASSWORD_POLICY("pwdAccountLockedTime", "(|(uid={account})(mail={account}))") {
        @Override
        boolean locks(@Nullable String value) {
            return FOR_EVER.equals(value);
        }

        @Override
        @Nullable
        String locked(@Nullable String value) {
            return FOR_EVER;
        }

        @Override
        @Nullable
        String unlocked(@Nullable String value) {
            return null;
        }
    },

    /** {@code nsAccountLock} (389 Directory Server, FreeIPA). */
    NS_ACCOUNT_LOCK("nsAccountLock", "(|(uid={account})(mail={account}))") {
        @Override
        boolean locks(@Nullable String value) {
            return "true".equalsIgnoreCase(value);
        }

        @Override
        @Nullable
        String locked(@Nullable String value) {
            return "true";
        }

        @Override
        @Nullable
        String unlocked(@Nullable String value) {
            return null;
        }
    };

    private static final long DISABLED = 2;
    private static final long NORMAL_ACCOUNT = 512;
    private static final String FOR_EVER = "000001010000Z";

    private final String attribute;
    private final String filter;

    AccountLock(String attribute, String filter) {
        this.attribute = attribute;
        this.filter = filter;
    }

    abstract boolean locks(@Nullable String value);

    abstract @Nullable String locked(@Nullable String value);

    /** Null where the attribute goes away. */
    abstract @Nullable String unlocked(@Nullable String value);

    String attribute() {
        return attribute;
    }

    /** Finds accounts as such directories name them. */
    String filter() {
        return filter;
    }

    boolean isLocked(Entry account) {
        return locks(account.getAttributeValue(attribute));
    }

    List<Modification> change(Entry account, boolean lock) {
        String before = account.getAttributeValue(attribute);
        String after = lock ? locked(before) : unlocked(before);
        List<Modification> changes = new ArrayList<>();
        if (before != null) {
            changes.add(new Modification(ModificationType.DELETE, attribute, before));
        }
        if (after != null) {
            changes.add(new Modification(ModificationType.ADD, attribute, after));
        }
        return changes;
    }
}
