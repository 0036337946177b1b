package dev.aiengine.models.custom.tuning;

import java.util.List;
import java.util.stream.IntStream;

/** Rows with their targets as numbers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Portion(List<float[]> inputs, float[] targets) {

    int size() {
        return inputs.size();
    }

    Portion at(List<Integer> positions) {
        float[] some = new float[positions.size()];
        for (int i = 0; i < some.length; i++) {
            some[i] = targets[positions.get(i)];
        }
        return new Portion(positions.stream().map(inputs::get).toList(), some);
    }

    Portion where(boolean[] marked, boolean wanted) {
        return at(IntStream.range(0, marked.length)
                .filter(i -> marked[i] == wanted)
                .boxed()
                .toList());
    }
}
