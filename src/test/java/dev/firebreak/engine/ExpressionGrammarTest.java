package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionGrammarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text with $ and { }",
                "${severity}",
                "${due.triage}",
                "#{execution.processBusinessKey}",
                "${severity == 'critical' && !drill}",
                "${peopleAffected >= 500 || material}",
                "${not approved and (attempts < 3)}",
                "Contain ${target} on ${caseKey}"
            })
    void planWordsAreAllowed(String text) {
        assertThat(ExpressionGrammar.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${execution.setVariable('a', 1)}",
                "${beans['dataSource']}",
                "${S('{}')}",
                "${now()}",
                "${a ? b : c}",
                "${''['class']}",
                "text ${'x'.concat('y')} text",
                "${unclosed",
                "${}"
            })
    void everythingElseIsRefusedInPlainWords(String text) {
        assertThat(ExpressionGrammar.problem(text)).isPresent();
        assertThat(ExpressionGrammar.problem(text).orElseThrow()).contains(text);
    }
}
