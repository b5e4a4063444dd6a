package dev.firebreak.evidence;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The stores: one for what is new, each for what it holds. */
@Component
class ContentStores {

    private final Map<Storage, ContentStore> stores = new EnumMap<>(Storage.class);
    private final Storage current;

    ContentStores(List<ContentStore> all, EvidenceProperties properties) {
        all.forEach(store -> stores.put(store.storage(), store));
        this.current = properties.storage();
    }

    ContentStore current() {
        return of(current);
    }

    ContentStore of(Storage storage) {
        ContentStore store = stores.get(storage);
        if (store == null) {
            throw new IllegalStateException("There is no store " + storage.word());
        }
        return store;
    }
}
