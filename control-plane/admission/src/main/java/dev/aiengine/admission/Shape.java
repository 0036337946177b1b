package dev.aiengine.admission;

import org.jspecify.annotations.Nullable;

/**
 * What a workload asks for. Workloads of one shape are alike to the planner: where one does not fit, none does.
 *
 * @param each what one replica needs, all of it on one node
 * @param replicas that start together or not at all: a gang
 * @param gpuType product its GPUs must be of, null for any
 */
public record Shape(Amount each, int replicas, @Nullable String gpuType) {

    /** A single process on whatever GPUs there are. */
    public static Shape of(Amount each) {
        return new Shape(each, 1, null);
    }

    public Amount total() {
        return each.times(replicas);
    }
}
