package dev.firebreak.verify;

/**
 * A file in the zip.
 *
 * @param offset where its local header begins, in bytes
 * @param crc of the unpacked bytes
 * @param packed bytes in the zip
 * @param size bytes unpacked, as the zip says
 */
record PackedFile(String path, long offset, int crc, long packed, long size) {}
