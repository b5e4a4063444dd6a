package dev.firebreak.evidence;

/**
 * Content that is stored and whole.
 *
 * @param size in bytes
 * @param sha256 64 lowercase hex
 */
record StoredContent(Storage storage, String place, long size, String sha256) {}
