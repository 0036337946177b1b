package dev.aiengine.models.recommend.factors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The users, or the items, numbered in the order in which they came. */
final class Names {
    static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    static Names of(String... names) {
        Names all = new Names();
        for (String name : names) {
            all.add(name);
        }
        return all;
    }

    int add(String name) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    int number(String name) {
        return numbers.getOrDefault(name, UNKNOWN);
    }

    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }
}
