package dev.firebreak.evidence;

import dev.firebreak.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Receives content into the store, a part at a time, hashed on its way. */
@Component
class Uploads {

    /** Bytes in memory of one upload or download. */
    static final int PART = 1 << 20;

    /** Bytes of a file that is too large which are read for the sender to hear why. */
    private static final long SPARE = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final ContentStores stores;
    private final long limit;

    Uploads(ContentStores stores, EvidenceProperties properties) {
        this.stores = stores;
        this.limit = properties.limit().toBytes();
    }

    /**
     * Stores all of it, or nothing.
     *
     * @throws Refusal 413 where it is larger than the limit, 400 where the client breaks off
     */
    StoredContent receive(InputStream client) {
        ContentStore store = stores.current();
        String place = store.start();
        boolean whole = false;
        try {
            StoredContent content = copy(client, store, place);
            whole = true;
            return content;
        } finally {
            if (!whole) {
                drop(store, place);
            }
        }
    }

    /** The content of a form, of which little more is read than a file may have, even where it is refused. */
    InputStream bounded(InputStream client) {
        return new RefusedRest(client, limit + SPARE);
    }

    /** Removes what did not become an item after all. */
    void drop(StoredContent content) {
        drop(stores.of(content.storage()), content.place());
    }

    /** @throws Refusal 413 where so many bytes are more than the limit */
    void requireFits(long bytes) {
        if (bytes > limit) {
            throw new Refusal(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "Too large",
                    "Evidence may have " + DataSize.ofBytes(limit).toMegabytes()
                            + " MB at most. Send it in parts, or have " + "the limit firebreak.evidence.limit raised.");
        }
    }

    private StoredContent copy(InputStream client, ContentStore store, String place) {
        Sha256 hash = new Sha256();
        long size = 0;
        byte[] part = new byte[PART];
        try (OutputStream to = store.write(place)) {
            for (int length = read(client, part); length > 0; length = read(client, part)) {
                size += length;
                requireFits(size);
                hash.add(part, length);
                to.write(part, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredContent(store.storage(), place, size, hash.hex());
    }

    private static int read(InputStream client, byte[] part) {
        try {
            return client.readNBytes(part, 0, part.length);
        } catch (IOException e) {
            LOG.info("An upload broke off: {}", e.toString());
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "Broken off",
                    "The upload ended too early; nothing of it was stored. Send it again.");
        }
    }

    /** What goes wrong here is left to the sweep. */
    private static void drop(ContentStore store, String place) {
        try {
            store.drop(place);
        } catch (RuntimeException e) {
            LOG.warn("A broken upload could not be removed now; it will be tried again", e);
        }
    }
}
