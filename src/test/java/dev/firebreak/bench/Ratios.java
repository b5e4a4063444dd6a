package dev.firebreak.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ratios of slices that took turns. Their median: a disturbance of a slice or two does not count. */
final class Ratios {

    private final List<Double> all = new ArrayList<>();

    void add(double ratio) {
        all.add(ratio);
    }

    double median() {
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
