package dev.firebreak.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds accounts by a password that is known to everybody. Compares hashes by itself: the engine's own check would count
 * as a failed attempt to sign in, and lock people out.
 */
@Component
class StoredPasswords {

    /** How the engine stores a password unless told otherwise. */
    private static final String SHA_512 = "{SHA-512}";

    private final JdbcTemplate jdbc;

    StoredPasswords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Logins of the accounts that have this password, in order. */
    List<String> accountsWith(String password) {
        List<String> logins = new ArrayList<>();
        jdbc.query("SELECT id_, pwd_, salt_ FROM act_id_user WHERE pwd_ IS NOT NULL ORDER BY id_", row -> {
            if (row.getString("pwd_").equals(hash(password, row.getString("salt_")))) {
                logins.add(row.getString("id_"));
            }
        });
        return logins;
    }

    private static String hash(String password, @Nullable String salt) {
        try {
            byte[] salted = (salt == null ? password : password + salt).getBytes(StandardCharsets.UTF_8);
            return SHA_512
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-512").digest(salted));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-512", e);
        }
    }
}
