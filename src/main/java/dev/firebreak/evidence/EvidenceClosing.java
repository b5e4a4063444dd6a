package dev.firebreak.evidence;

import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.ClosingCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps a case open, where policy says so, while evidence of it is with somebody else or has no custody record. */
@Component
class EvidenceClosing implements ClosingCondition {

    private final EvidenceRows rows;
    private final EvidenceProperties properties;
    private final Cases cases;

    EvidenceClosing(EvidenceRows rows, EvidenceProperties properties, Cases cases) {
        this.rows = rows;
        this.properties = properties;
        this.cases = cases;
    }

    @Override
    public List<String> obstacles(CaseKey key) {
        List<EvidenceItem> items = rows.of(key);
        List<String> obstacles = new ArrayList<>();
        if (items.isEmpty() && properties.neededFor().contains(cases.get(key).severity())) {
            obstacles.add(
                    "Nothing of this case has a custody record. Store its evidence on the page Evidence of the case, or a "
                            + "note that says why there is none.");
        }
        if (properties.returnedBeforeClosing()) {
            Map<Long, CustodyChain> custody = rows.custody(key);
            items.stream()
                    .filter(item -> !item.disposed())
                    .flatMap(item -> Stream.ofNullable(custody.get(item.id()))
                            .flatMap(chain -> chain.handedOver().stream())
                            .map(event -> sentence(item, event)))
                    .forEach(obstacles::add);
        }
        return obstacles;
    }

    private static String sentence(EvidenceItem item, CustodyEvent event) {
        return "Evidence " + item.id() + " '" + item.name() + "' is with " + event.person()
                + ". Have it given back and record that on the page of the item.";
    }
}
