package dev.aiengine.models.network;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Values of a network by their names. */
public final class Named<T> {
    private final SequencedMap<String, T> values = new LinkedHashMap<>();

    public T get(String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing is named " + name + " among " + values.keySet());
        }
        return value;
    }

    Named<T> put(String name, T value) {
        values.put(name, value);
        return this;
    }
}
