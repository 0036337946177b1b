package dev.aiengine.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final NetworkBuilder build = new NetworkBuilder(3);

    @Test
    void widthsFollowTheSteps() {
        String first = build.convolution("first", Network.INPUT, 8, 3, 2);
        String second = build.convolution("second", first, 4, 1, 1);
        Network network = build.outputs(build.join("joined", first, build.relu(second)));

        assertThat(network.width("joined")).isEqualTo(12);
        assertThat(network.parameters().stream().map(Parameter::name))
                .startsWith("first.weight", "first.scale", "first.bias", "first.mean", "first.variance")
                .contains("second.weight");
        assertThat(network.parameters().getFirst().shape()).containsExactly(8L, 3L, 3L, 3L);
    }

    @Test
    void aNetworkThatDoesNotFitTogetherIsRefused() {
        String first = build.convolution("first", Network.INPUT, 8, 3, 1);
        String second = build.convolution("second", Network.INPUT, 4, 3, 1);

        assertThatThrownBy(() -> build.outputs("missing")).hasMessageContaining("missing");
        assertThatThrownBy(() -> outputs(new Step.Sum("sum", first, second))).hasMessageContaining("[8, 4]");
        assertThatThrownBy(() -> outputs(new Step.Dense("first", first, 2))).hasMessageContaining("first");
        assertThatThrownBy(() -> outputs(new Step.Dense("dense", "later", 2))).hasMessageContaining("later");
    }

    @Test
    void weightsStartAsTheSeedSays() {
        List<Parameter> parameters = Shapes.network().parameters();
        Weights one = Weights.start(parameters, 1);

        assertThat(one.get("first.weight"))
                .isEqualTo(Weights.start(parameters, 1).get("first.weight"))
                .isNotEqualTo(Weights.start(parameters, 2).get("first.weight"));
        assertThat(one.get("first.scale")).containsOnly(1);
        assertThat(one.get("first.mean")).containsOnly(0);
    }

    @Test
    void batchesHoldEveryRowOnceAndAreAboutEqual() {
        List<int[]> batches = Shuffle.batches(103, 25, new SplittableRandom(1));

        assertThat(batches).hasSize(4).allMatch(batch -> batch.length == 25 || batch.length == 26);
        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, 103).toArray());
        assertThat(Shuffle.batches(3, 25, new SplittableRandom(1))).hasSize(1);
    }

    @Test
    void aLargeGradientIsScaledDownAndASmallOneIsNot() {
        Gradients gradients = new Gradients(1, Map.of("a", new float[] {3, 0}, "b", new float[] {4}));

        gradients.clip(10);
        assertThat(gradients.get("b")).containsExactly(4);
        gradients.clip(1);
        assertThat(gradients.get("a")[0]).isBetween(0.599f, 0.601f);
    }

    private Network outputs(Step step) {
        return new Network(3, append(step), List.of(step.output()));
    }

    private List<Step> append(Step step) {
        return Stream.concat(build.outputs(Network.INPUT).steps().stream(), Stream.of(step))
                .toList();
    }
}
