package dev.firebreak.notification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/** The templates of each plan version: a running case keeps the wording it started with. */
@Component
class NoticeTemplates {

    private static final int REMEMBERED = 500;

    private final DeployedFiles files;
    private final Cache<Key, NoticeTemplate> compiled =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    NoticeTemplates(DeployedFiles files) {
        this.files = files;
    }

    /** @throws TemplateProblem where the plan has no such template, or it cannot be read */
    NoticeTemplate get(String deployment, String name) {
        return compiled.get(new Key(deployment, name), this::read);
    }

    private NoticeTemplate read(Key key) {
        String file = "templates/" + key.name() + ".mustache";
        return files.text(key.deployment(), file)
                .map(text -> NoticeTemplate.parse(key.name(), text))
                .orElseThrow(() -> new TemplateProblem(
                        "The plan has no template '" + key.name() + "'. Add " + file + ", or correct the name."));
    }

    private record Key(String deployment, String name) {}
}
