package dev.firebreak.notification;

import dev.firebreak.engine.EffectOutcome;
import java.util.List;

/** What takes letters away. */
interface Post {

    /**
     * Sends a letter; never throws for what a mail server does.
     *
     * @param key of the effect, the same at every try: the Message-ID is made of it
     */
    EffectOutcome send(Letter letter, String key);

    /** The addresses of a letter that {@link #send} gives to a mail server. */
    List<String> reaches(Letter letter);
}
