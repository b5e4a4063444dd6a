package dev.firebreak.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.audit.BundlePart;
import org.springframework.stereotype.Component;

/** case.json: the case as it stood when it was exported. */
@Component
class CaseFacts implements BundlePart {

    private final Cases cases;
    private final ObjectMapper json;

    CaseFacts(Cases cases, ObjectMapper json) {
        this.cases = cases;
        this.json = json;
    }

    @Override
    public Files of(String caseKey) {
        return sink -> sink.file(
                "case.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(cases.get(new CaseKey(caseKey))));
    }
}
