package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The words in the plan's README are those that this Firebreak knows. */
@FirebreakTest
class VocabularyTest {

    @Autowired
    NamedDelegates delegates;

    @Autowired
    List<EffectHandler> handlers;

    @Test
    void readmeListsTheWholeVocabulary() throws IOException {
        String vocabulary = "Service tasks (`camunda:delegateExpression`): " + words(delegates.services())
                + "\n\nTask listeners: " + words(delegates.listeners())
                + "\n\nExternal tasks (`camunda:topic`): "
                + words(handlers.stream().map(EffectHandler::topic).toList());
        assertThat(Files.readString(Path.of("processes/README.md")))
                .contains("<!-- vocabulary: begin -->\n" + vocabulary + "\n<!-- vocabulary: end -->");
    }

    private static String words(Collection<String> words) {
        return words.stream().sorted().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
