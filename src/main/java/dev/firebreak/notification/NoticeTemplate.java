package dev.firebreak.notification;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The text of a notice: first line {@code Subject: …}, an empty line, then the body. Mustache, as text and not HTML;
 * strict: a name that the model does not have is an error and not a gap in the mail.
 */
final class NoticeTemplate {

    private static final String SUBJECT = "Subject: ";
    private static final int LONGEST_SUBJECT = 250;

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withFormatter(NoticeTemplate::format)
            .withCollector(new MapsOnly());

    private final String name;
    private final Template subject;
    private final Template body;

    private NoticeTemplate(String name, Template subject, Template body) {
        this.name = name;
        this.subject = subject;
        this.body = body;
    }

    /** @throws TemplateProblem where the text is not a notice's template */
    static NoticeTemplate parse(String name, String text) {
        String[] parts = text.replace("\r\n", "\n").split("\n", 3);
        if (parts.length < 3 || !parts[0].startsWith(SUBJECT) || !parts[1].isBlank()) {
            throw new TemplateProblem("Template '" + name + "' does not begin with a line '" + SUBJECT
                    + "…' and an empty line. Write them before the text.");
        }
        try {
            return new NoticeTemplate(
                    name, COMPILER.compile(parts[0].substring(SUBJECT.length())), COMPILER.compile(parts[2]));
        } catch (MustacheException e) {
            throw new TemplateProblem("Template '" + name + "' cannot be read: " + e.getMessage());
        }
    }

    /** @throws TemplateProblem naming the variable that the model does not have */
    NoticeText render(Map<String, ?> model) {
        Map<String, Object> inOneLine = new HashMap<>();
        model.forEach((key, value) -> inOneLine.put(key, value instanceof String text ? oneLine(text) : value));
        String line = oneLine(execute(subject, inOneLine, 0)).strip();
        return new NoticeText(
                line.substring(0, Math.min(line.length(), LONGEST_SUBJECT)), readable(execute(body, model, 2)));
    }

    private String execute(Template template, Object model, int linesBefore) {
        try {
            return template.execute(model);
        } catch (MustacheException.Context e) {
            throw new TemplateProblem("Template '" + name + "' uses '" + e.key + "' in line " + (e.lineNo + linesBefore)
                    + ", which notices do not know. Correct the template.");
        } catch (MustacheException | UnsupportedOperationException e) {
            throw new TemplateProblem("Template '" + name + "' cannot be filled in: " + e.getMessage());
        }
    }

    private static String format(Object value) {
        return value instanceof Boolean answer ? (answer ? "yes" : "no") : String.valueOf(value);
    }

    /** A line break in a title must not become a header of the mail. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private static String readable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    /** Reads entries of maps and nothing else: a template must not call methods of what it is given. */
    private static final class MapsOnly extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
