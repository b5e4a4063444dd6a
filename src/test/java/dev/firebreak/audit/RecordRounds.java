package dev.firebreak.audit;

import org.springframework.stereotype.Component;

/** The keeper's rounds by hand, on the caller's thread. */
@Component
public class RecordRounds {

    private final Sequencer sequencer;
    private final RecordLag lag;
    private final CheckpointSigner signer;

    RecordRounds(Sequencer sequencer, RecordLag lag, CheckpointSigner signer) {
        this.sequencer = sequencer;
        this.lag = lag;
        this.signer = signer;
    }

    /** Gives all that is committed its place, and signs it. */
    public void one() {
        sequencer.run(() -> false);
        lag.look();
        signer.sign();
    }
}
