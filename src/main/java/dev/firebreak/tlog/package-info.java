/**
 * A transparency log in plain Java: Merkle trees and their proofs (RFC 9162 §2), signed notes and checkpoints (C2SP), and
 * the bytes that an entry of the record is hashed over. Knows no database and no framework, so that the record and whoever
 * checks it offline share it.
 *
 * <p>Start reading at {@link dev.firebreak.tlog.Leaf}, then {@link dev.firebreak.tlog.MerkleTree} and
 * {@link dev.firebreak.tlog.Checkpoint}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.firebreak.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
