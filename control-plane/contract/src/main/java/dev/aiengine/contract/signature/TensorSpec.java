package dev.aiengine.contract.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One input or output of a model.
 *
 * @param shape the size of each axis, -1 where each call brings its own
 */
public record TensorSpec(String name, TensorType type, List<Long> shape) {
    public static final long ANY = -1;

    private static final int MOST_AXES = 8;
    private static final int LONGEST_NAME = 200;

    public TensorSpec {
        if (Objects.requireNonNullElse(name, "").isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a tensor needs a name of 1 to " + LONGEST_NAME + " characters");
        }
        if (Objects.isNull(type)) {
            throw new IllegalArgumentException(name + " needs a type, one of " + TensorType.labels());
        }
        if (Objects.isNull(shape) || shape.size() > MOST_AXES) {
            throw new IllegalArgumentException(name + " needs a shape of at most " + MOST_AXES + " axes");
        }
        for (Long size : shape) {
            if (Objects.isNull(size) || size < ANY || size == 0 || size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "each size in the shape of " + name + " is a positive number, or -1 where it varies");
            }
        }
        shape = List.copyOf(shape);
    }

    /** Whether several of them can be stacked along a first axis that varies. */
    public boolean batched() {
        return !shape.isEmpty() && shape.getFirst() == ANY;
    }

    /** Without its first axis. */
    public List<Long> rowShape() {
        return shape.subList(1, shape.size());
    }

    /** Whether a tensor of this type and shape is one. */
    public boolean fits(TensorType other, List<Long> sizes) {
        boolean fits = type == other && sizes.size() == shape.size();
        for (int axis = 0; fits && axis < sizes.size(); axis++) {
            fits = shape.get(axis) == ANY || shape.get(axis).equals(sizes.get(axis));
        }
        return fits;
    }

    /** With some sizes of its own. */
    public TensorSpec withShape(List<Long> sizes) {
        return new TensorSpec(name, type, new ArrayList<>(sizes));
    }

    /** As people write it: {@code x: float[-1, 4]}. */
    @Override
    public String toString() {
        return name + ": " + type.label() + shape;
    }
}
