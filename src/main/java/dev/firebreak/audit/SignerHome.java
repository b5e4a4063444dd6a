package dev.firebreak.audit;

import java.nio.file.Path;
import java.security.PrivateKey;

/**
 * What the signer has that the database has not.
 *
 * @param key Ed25519
 * @param memory the file that it keeps its last checkpoint in
 */
public record SignerHome(PrivateKey key, Path memory) {}
