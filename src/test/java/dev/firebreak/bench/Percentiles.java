package dev.firebreak.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Many figures of one kind, and below which most of them stay. */
final class Percentiles {

    private final List<Double> all = new ArrayList<>();

    void add(double figure) {
        all.add(figure);
    }

    int count() {
        return all.size();
    }

    /** The smallest figure that so many in a hundred do not exceed. */
    double p(int percent) {
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        int place = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(place, 1) - 1);
    }
}
