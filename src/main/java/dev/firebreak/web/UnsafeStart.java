package dev.firebreak.web;

import java.util.List;

/** Firebreak does not start, because people could not rely on it; each reason is a sentence that says what to do. */
public class UnsafeStart extends RuntimeException {

    private final List<String> reasons;

    public UnsafeStart(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
