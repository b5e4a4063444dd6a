package dev.firebreak.tlog;

/**
 * A signature below a note.
 *
 * @param keyName who signed, by name
 * @param keyId which key of that name, see C2SP signed-note
 * @param signature of an Ed25519 key: 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one, and copied nowhere.
public record NoteSignature(String keyName, int keyId, byte[] signature) {}
