package dev.aiengine.contract.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes and what it gives.
 *
 * @param inputs in the order the model takes them
 * @param outputs in the order the model gives them; none where they are not known yet
 */
public record Signature(List<TensorSpec> inputs, @Nullable List<TensorSpec> outputs) {
    private static final int MOST = 64;

    public Signature {
        if (Objects.isNull(inputs) || inputs.isEmpty() || inputs.size() > MOST) {
            throw new IllegalArgumentException("a signature has 1 to " + MOST + " inputs");
        }
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
        if (outputs.size() > MOST) {
            throw new IllegalArgumentException("a signature has at most " + MOST + " outputs");
        }
        inputs = List.copyOf(inputs);
        requireDistinct("inputs", inputs);
        requireDistinct("outputs", outputs);
    }

    @Override
    public List<TensorSpec> outputs() {
        return Objects.requireNonNull(outputs);
    }

    /** Whether inputs are given without their first axis and computed together. */
    public boolean batched() {
        return inputs.stream().allMatch(TensorSpec::batched)
                && !outputs().isEmpty()
                && outputs().stream().allMatch(TensorSpec::batched);
    }

    public Optional<TensorSpec> input(String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    /** As people write it. */
    public static String describe(List<TensorSpec> specs) {
        return specs.stream().map(TensorSpec::toString).collect(Collectors.joining(", ", "{", "}"));
    }

    private static void requireDistinct(String what, List<TensorSpec> specs) {
        Set<String> names = new HashSet<>();
        specs.forEach(spec -> {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("two " + what + " have the name " + spec.name());
            }
        });
    }
}
