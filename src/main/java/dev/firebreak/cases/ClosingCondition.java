package dev.firebreak.cases;

import java.util.List;

/** Something that may keep a case open; each package that has such a thing declares a bean. */
public interface ClosingCondition {

    /** One sentence per thing that is in the way, with what to do about it; empty when the case may be closed. */
    List<String> obstacles(CaseKey key);
}
