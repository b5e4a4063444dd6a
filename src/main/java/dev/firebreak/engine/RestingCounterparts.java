package dev.firebreak.engine;

import org.springframework.stereotype.Component;

/** Which counterparts this server leaves alone for a while, because their last calls failed. */
@Component
public class RestingCounterparts {

    private final EffectBreakers breakers;

    RestingCounterparts(EffectBreakers breakers) {
        this.breakers = breakers;
    }

    /** @param name of the counterpart, such as a hook */
    public boolean rests(String name) {
        return breakers.rests(name);
    }
}
