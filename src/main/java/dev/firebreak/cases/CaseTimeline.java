package dev.firebreak.cases;

import dev.firebreak.audit.EngineDetail;
import dev.firebreak.audit.RecordEntry;
import dev.firebreak.audit.RecordFilter;
import dev.firebreak.audit.RecordSearch;
import dev.firebreak.web.RecordRow;
import dev.firebreak.web.RecordRows;
import dev.firebreak.web.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The record of a case as its page shows it, newest first. */
@Component
class CaseTimeline {

    static final int PAGE = 60;

    /** What a printer gets at most. */
    static final int WHOLE = 5_000;

    /** Shows everything. */
    static final String ALL = "all";

    private final RecordSearch search;
    private final RecordRows rows;

    CaseTimeline(RecordSearch search, RecordRows rows) {
        this.search = search;
        this.rows = rows;
    }

    /**
     * At most one more than {@code limit}.
     *
     * @param show "" for what matters, {@link #ALL}, or one kind
     * @param who a login, or "" for everybody
     */
    List<RecordRow> of(CaseKey key, String show, String who, long before, int limit) {
        boolean one = !show.isEmpty() && !show.equals(ALL);
        RecordFilter filter = new RecordFilter(
                who.isEmpty() ? null : who.replace("\0", ""),
                key.text(),
                one ? show.replace("\0", "") : null,
                show.isEmpty() ? EngineDetail.KINDS : Set.of(),
                null,
                null);
        return search.find(filter, before, limit + 1).stream().map(rows::of).toList();
    }

    /** The kinds of entries that the case has, by their words. */
    Map<String, String> kinds(CaseKey key) {
        Map<String, String> kinds = new LinkedHashMap<>();
        search.kinds(key.text()).forEach(kind -> kinds.put(kind, Words.of(kind)));
        return kinds;
    }

    /** Who did something on the case. */
    List<String> people(CaseKey key) {
        return search.actors(key.text());
    }

    /** Why the severity is what it is, as the record has it. */
    Optional<RecordEntry> classified(CaseKey key) {
        return search.find(RecordFilter.ofCase(key.text(), "CaseClassified", Set.of()), Long.MAX_VALUE, 1).stream()
                .findFirst();
    }
}
