package dev.firebreak.cases;

import org.springframework.stereotype.Component;

/** Reads a case for the current person, by the key in an address. */
@Component
public class CaseReader {

    private final Cases cases;
    private final CaseVisibility visibility;

    CaseReader(Cases cases, CaseVisibility visibility) {
        this.cases = cases;
        this.visibility = visibility;
    }

    /** @throws UnknownCase if it is no key, or no case that the person may know of */
    public CaseKey key(String text) {
        if (!CaseKey.isKey(text)) {
            throw new UnknownCase(text.substring(0, Math.min(text.length(), 50)));
        }
        CaseKey key = new CaseKey(text);
        visibility.require(key);
        return key;
    }

    /** @throws UnknownCase as {@link #key} */
    public IncidentCase get(String text) {
        return cases.get(key(text));
    }
}
