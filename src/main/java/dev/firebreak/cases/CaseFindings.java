package dev.firebreak.cases;

import dev.firebreak.engine.SystemRights;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Adds to what a case names, in its row and in its process variables. */
@Component
class CaseFindings {

    private final Cases cases;
    private final CaseRows rows;
    private final RuntimeService runtime;
    private final SystemRights system;

    CaseFindings(Cases cases, CaseRows rows, RuntimeService runtime, SystemRights system) {
        this.cases = cases;
        this.rows = rows;
        this.runtime = runtime;
        this.system = system;
    }

    void add(CaseKey key, List<String> assets, List<String> accounts, List<Indicator> indicators) {
        IncidentCase before = cases.get(key);
        List<String> allAssets = union(before.assets(), assets);
        List<String> allAccounts = union(before.accounts(), accounts);
        List<Indicator> allIndicators = union(before.indicators(), indicators);
        if (allAssets.size() + allAccounts.size() + allIndicators.size()
                == before.assets().size()
                        + before.accounts().size()
                        + before.indicators().size()) {
            return;
        }
        rows.findings(key, allAssets, allAccounts, allIndicators);
        system.run(() -> runtime.setVariables(
                rows.processInstance(key), StartVariables.findings(allAssets, allAccounts, allIndicators)));
    }

    private static <T> List<T> union(List<T> known, List<T> added) {
        Set<T> all = new LinkedHashSet<>(known);
        all.addAll(added);
        return new ArrayList<>(all);
    }
}
